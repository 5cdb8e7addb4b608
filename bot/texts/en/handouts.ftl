## Invitations on paper
slip-title = Invitations to the survey: { $agency }
slip-advice = Cut along the lines and hand each slip to its person. Do not photograph this list or send it by messenger.
slip-page = Page
slip-name = Name
slip-division = Division
slip-staff = Staff code
slip-code = Code
slip-link = Link
slip-valid = Valid
slip-join = How to join
slip-until = Valid until { $moment }
slip-how = Scan the QR code with a phone that has Telegram, or send the code to { $bot } on Telegram. The bot will ask for the last { $letters } characters of your staff code; therefore it is not printed here in full.
list-name = Name
list-code = Staff code
list-unit = Unit
list-why = State
list-invited = Invitation valid until
