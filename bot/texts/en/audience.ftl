## Campaigns: whom they are for
audience-none = Nobody is chosen yet.
audience-all = Everybody
audience-block = Blocks: { $names }
audience-agency = Agencies: { $names }
audience-division = Divisions: { $names }
audience-position_group = Position groups: { $names }
audience-job_position = Job positions: { $names }
audience-role = Roles: { $names }
audience-language = Languages: { $names }
audience-age = Age at the opening: { $names }
audience-answered = Answered: { $names }
audience-staff = A list of { $count ->
    [one] 1 staff code
   *[other] { $count } staff codes
}
audience-role-respondent = everybody
audience-role-supervisor = supervisors
audience-role-focal_point = focal points
audience-role-focal_deputy = deputy focal points
audience-role-agency_head = heads of agency
audience-role-project_team = project team
audience-role-standing_body = standing body
audience-role-admin = admins
audience-role-data_officer = data officers
left-out-left = Left out: { $count } who have left.
left-out-not_yet = Left out: { $count } not there yet.
left-out-no_messenger = Left out: { $count } without the messenger or who take no surveys.
left-out-technical = Left out: { $count } who only run the installation.
