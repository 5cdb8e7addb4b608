## Erhebungen: für wen
audience-none = Noch ist niemand gewählt.
audience-all = Alle
audience-block = Blöcke: { $names }
audience-agency = Behörden: { $names }
audience-division = Abteilungen: { $names }
audience-position_group = Funktionsgruppen: { $names }
audience-job_position = Dienstposten: { $names }
audience-role = Rollen: { $names }
audience-language = Sprachen: { $names }
audience-age = Alter bei der Öffnung: { $names }
audience-answered = Geantwortet: { $names }
audience-staff = Eine Liste von { $count ->
    [one] 1 Personalnummer
   *[other] { $count } Personalnummern
}
audience-role-respondent = alle
audience-role-supervisor = Vorgesetzte
audience-role-focal_point = Kontaktstellen
audience-role-focal_deputy = Vertretungen der Kontaktstellen
audience-role-agency_head = Behördenleitungen
audience-role-project_team = Projektteam
audience-role-standing_body = ständiges Gremium
audience-role-admin = Verwaltung
audience-role-data_officer = Datenbeauftragte
left-out-left = Nicht dabei: { $count } Ausgeschiedene.
left-out-not_yet = Nicht dabei: { $count }, die noch nicht da sind.
left-out-no_messenger = Nicht dabei: { $count } ohne Messenger oder die an keiner Erhebung teilnehmen.
left-out-technical = Nicht dabei: { $count }, die nur die Anlage betreiben.
