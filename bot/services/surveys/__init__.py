"""Files become published versions of surveys: checking, drafts, trials, publishing."""
