## Menu
menu-surveys = My surveys
menu-continue = Continue
menu-results = My results
menu-language = Language
menu-rights = My rights and data
menu-help = Help
