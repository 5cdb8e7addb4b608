"""One person in one campaign: beginning, answering, submitting, and answers from before."""
