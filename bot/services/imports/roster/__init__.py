"""The file of people: each row becomes a person, or says why it does not."""
