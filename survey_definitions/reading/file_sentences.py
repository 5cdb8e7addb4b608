"""What can be wrong with a file as a whole, or with what lies beside a survey, in English."""

from __future__ import annotations

from typing import Final

# id: (what is wrong, how to mend it), as in `sentences`.
FILE_MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "file_too_large": (
        "The file has {size} bytes; {limit} are allowed.",
        "Please either leave out pictures and spare sheets, or put long lists of choices into reference lists.",
    ),
    "encrypted": (
        "The workbook is protected by a password, so nobody else can read it.",
        "Please either remove the password (File, Info, Protect Workbook) or save a copy without one.",
    ),
    "macros": (
        "The workbook contains macros, and macros from outside are not accepted.",
        "Please save it as .xlsx, which has none.",
    ),
    "not_workbook": (
        "The file cannot be opened as an Excel workbook: {detail}",
        "Please open it in Excel, save it as .xlsx again and send that.",
    ),
    "unzipped_too_large": (
        "Unpacked, the workbook is larger than is allowed.",
        "Please either leave out pictures and spare sheets, or copy the three sheets into a new workbook.",
    ),
    "too_many_sheets": (
        "The workbook has {count} sheets; {limit} are allowed.",
        "Please remove the sheets that are not the survey.",
    ),
    "too_many_rows": (
        "The sheet has more than {limit} rows.",
        "Please either remove rows, or split the survey.",
    ),
    "too_many_columns": (
        "The sheet has more than {limit} columns.",
        "Please remove the columns at the right that the survey does not need.",
    ),
    "cell_too_long": (
        "The cell has {size} characters; {limit} are allowed.",
        "Please either shorten the text or split it over several questions.",
    ),
    "formula_without_value": (
        "The cell holds a formula whose value is not stored in the file.",
        "Please either open the workbook in Excel and save it, or write the value itself.",
    ),
    "merged_cells": (
        "The cells {range} are merged; only the first of them holds a text.",
        "Please unmerge them and write the text into each row that needs it.",
    ),
    "hidden_sheet": (
        "The sheet “{name}” is hidden; it is read all the same.",
        "Please either show it, or remove it if it is not meant.",
    ),
    "not_text": (
        "The file is not text in UTF-8; it looks like an older code page, such as Windows-1258.",
        "Please save it again with the encoding UTF-8.",
    ),
    "wide_text": (
        "The file is text in UTF-16.",
        "Please save it again with the encoding UTF-8.",
    ),
    "yaml_syntax": (
        "The file is not valid YAML: {detail}",
        "Please check indentation and quotes near this line.",
    ),
    "yaml_shape": (
        "A survey in YAML has sheets (survey, choices, settings), each a list of rows with texts: {detail}",
        "Please compare with one of the surveys that ship.",
    ),
    "no_kind_of_survey": (
        "This is no survey: neither a workbook nor a text in YAML nor an XForm.",
        "Please send a workbook (.xlsx); what stands in another table or text belongs on its sheet “survey”.",
    ),
    "bundle_without_survey": (
        "There is no survey in the archive, only: {names}.",
        "Please put the survey (.xlsx, .xls, .ods, .yaml or an XForm) into the archive beside its files.",
    ),
    "bundle_with_several": (
        "There are several surveys in the archive: {names}.",
        "Please send each in an archive of its own.",
    ),
    "bundle_twice": (
        "The archive has two files “{name}” in different folders.",
        "Please give one of the two another name, or remove it.",
    ),
    "not_xml": ("The file is not XML: {detail}", "Please open it in the program that made it, and save it again."),
    "not_xform": (
        "The file is XML, but no XForm: {detail}",
        "Please send the workbook, or the XForm that a program made of it.",
    ),
    "xform": (
        "The XForm cannot be run as it is: {detail}",
        "Please correct it in the program that made it, or send the workbook it comes from.",
    ),
    "unwritable": (
        "A survey cannot be written as “{name}”.",
        "Please choose a name that ends in .xlsx or .yaml.",
    ),
    "missing_file": (
        "The file “{file}” is not here.",
        "Please put it beside the survey: both into one .zip, or both in one album.",
    ),
    "missing_media": (
        "The file “{file}” is not here; people see the text alone.",
        "Please put it beside the survey, both into one .zip or one album, or empty the cell.",
    ),
    "media_kind": (
        "“{file}” is nothing that can be shown here.",
        "Please bring pictures as JPEG, PNG or WebP, sounds as MP3, M4A or OGG, films as MP4.",
    ),
    "media_too_large": (
        "“{file}” has {size} bytes; {limit} are allowed.",
        "Please make it smaller: on a phone nobody sees the difference.",
    ),
    "own_list_broken": (
        "The list “{file}” cannot be read: {detail}",
        "Please open it in the program that made it, and save it again as CSV in UTF-8.",
    ),
    "own_list_value": (
        "The list “{file}” has no column “{name}”, which is what would be stored.",
        "Please name a column of the file so; there are: {columns}.",
    ),
    "own_list_label": (
        "The list “{file}” has no column “{name}”, from which people read the choices.",
        "Please name a column of the file so; there are: {columns}.",
    ),
    "own_list_twice": (
        "In “{file}” the rows {rows} have the same “{name}”, “{value}”: nobody can tell which of them was chosen.",
        "Please either give each of them another “{name}”, or remove all but one.",
    ),
    "own_list_blank": (
        "In “{file}” nothing stands under “{name}” in row {row}.",
        "Please either write it there, or remove the row.",
    ),
    "own_list_rows": (
        "The list “{file}” has more than {limit} rows.",
        "Please leave out what nobody here would choose, or split it into several files, each asked where it fits.",
    ),
    "own_list_size": (
        "The list “{file}” has {size} MB; a list may have {limit} MB and {rows} rows.",
        "Please leave out what the survey does not use, or split it into several files, each asked where it fits.",
    ),
    "own_list_empty": (
        "The list “{file}” has no rows, so nothing can be chosen from it or looked up in it.",
        "Please write a header and below it the rows, at least with the columns name and label.",
    ),
    "own_list_geojson": (
        "The list “{file}” cannot be read as GeoJSON.",
        "Please save it again as a FeatureCollection in which each feature has an “id” and a “title”.",
    ),
    "repeated_key": ("“{key}” is written twice here.", "Please keep one of the two."),
    "duplicate_column": ("There are two columns “{header}”.", "Please either remove or rename one of them."),
}
