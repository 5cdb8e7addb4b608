## Consent
notice-title = Notice on personal data (version { $version })
notice =
    Responsible body: { $body }. Data protection contact: { $contact }.
    We collect: agency, title, month and year of birth, career history, your self-assessments.
    Purpose: assess the state of the staff, training and assignment under the project.
    Who can see your answers: you; your direct supervisor, to confirm levels; the focal point of your agency, to confirm posts and certificates; the project team, in what is made on the server. Everybody else sees group figures only.
    Some things are computed by fixed rules (language levels, the gap to a target level, months of experience, eligibility): people decide, you can see how it was computed, and object.
    Kept until: { $period }. Stored at: { $place }. Messages pass through the servers of the messenger provider, possibly outside Viet Nam.
    You may see and correct your data, withdraw consent and ask for deletion at any time with /rights.
    Do not enter state secrets or confidential work matters.
notice-body = Project team, Organisation Committee of the Provincial Party Committee
notice-contact = the data protection officer of the Organisation Committee
notice-period = the end of the campaign and 24 months after it
notice-place = the server of the responsible body
notice-question = Do you agree?
details-title = Details
details =
    • Each purpose is asked on its own: (1) your own development and staffing analysis, (2) lists of experts and young talent, (3) reminders. You may agree to one and refuse another.
    • Of your messenger account only the number of this chat is kept, encrypted; no name, picture or phone number.
    • Answers in your own words and submitted surveys are encrypted where they are stored.
    • Computed by rule: language levels from what you say you can do; the gap between your level and the target of your position; months of experience, the rule of three years, whether you fit a list. Every result names its rule, its version and its reason; see them with /results. If you do not agree with a result, or with computing it: /rights, “Other requests”, “Object”; a person will look at it.
    • Self-assessments are not used for the yearly rating; decisions on staff are made by the people in charge, not by this system.
    • Refusing or withdrawing has no disadvantage; you can answer on paper through the focal point of your agency.
purpose-head = Purpose { $n } of { $of }
purpose-development = Do you agree that your answers are used for your own development and for staffing analysis?
purpose-pools = Do you agree that your answers are used for lists of experts and young talent?
purpose-reminders = Do you agree to get reminders about surveys through this app?
short-development = Own development and staffing analysis
short-pools = Lists of experts and young talent
short-reminders = Reminders
consent-refused =
    Thank you for telling us. None of your answers are collected.
    If you would like to take part on paper, please ask the focal point of your agency.
