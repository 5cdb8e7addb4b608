"""Files become published versions of surveys: checking, drafts, trials, publishing.

Conversations read the row `SurveyDraft` and change nothing of it; whatever changes one is a function of this room.
"""
