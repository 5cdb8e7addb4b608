## Joining
stranger =
    This is a survey service for people who were invited.
    Please open the link of your invitation or send your code here.
code-unknown = The code is wrong or used. Please ask the focal point of your agency.
enrol-fact = To confirm, please type the last { $letters } characters of your staff code.
fact-wrong = That does not match. Please check and type it again.
enrol-locked = Too many wrong tries. Please try again in an hour or ask the focal point of your agency.
