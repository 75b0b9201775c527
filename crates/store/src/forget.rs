//! How what is personal is overwritten, table by table: of one case, or of everything before a day.

/// How each table that [`PERSONAL`](crate::PERSONAL) names forgets one case; see [`crate::erase`] for what the values are.
pub(crate) const FORGET: [(&str, &str); 5] = [
    ("codes", "UPDATE codes SET erased = 1, content = $1 WHERE case_id = $2"),
    (
        "contacts",
        "UPDATE contacts SET erased = 1, name = substr($1, 1, octet_length(name)), \
            phone = substr($1, 1, octet_length(phone)), email = substr($1, 1, octet_length(email)) WHERE case_id = $2",
    ),
    // What it was made of is gone; so that none is like another, the case's own id takes its place.
    (
        "origins",
        "UPDATE origins SET origin = $1 WHERE case_id = $2 AND is_content = 1",
    ),
    (
        "replies",
        "UPDATE replies SET erased = 1, content = $1, answer = substr($2, 1, octet_length(answer)) WHERE case_id = $3",
    ),
    (
        "texts",
        "UPDATE texts SET erased = 1, salt = $1, body = substr($2, 1, octet_length(body)) WHERE case_id = $3 \
            AND seq <= $4",
    ),
];

/// How the words and the number of each rating before a day are forgotten, and what was noted of ratings, incidents and whistles before it.
pub(crate) const FORGET_RATINGS: [(&str, &str); 7] = [
    (
        "rating_texts",
        "UPDATE rating_texts SET erased = 1, body = substr($1, 1, octet_length(body)), \
            phone = substr($1, 1, octet_length(phone)) \
            WHERE erased = 0 AND rating IN (SELECT id FROM ratings WHERE day < $2)",
    ),
    (
        "rating_notes",
        "UPDATE rating_notes SET erased = 1, body = substr($1, 1, octet_length(body)) WHERE erased = 0 AND day < $2",
    ),
    (
        "encounter_contacts",
        "UPDATE encounter_contacts SET erased = 1, number = substr($1, 1, octet_length(number)), \
            phone = substr($1, 1, octet_length(phone)) WHERE erased = 0 AND day < $2",
    ),
    (
        "encounter_notes",
        "UPDATE encounter_notes SET erased = 1, body = substr($1, 1, octet_length(body)) WHERE erased = 0 AND day < $2",
    ),
    (
        "incident_numbers",
        "UPDATE incident_numbers SET erased = 1, number = substr($1, 1, octet_length(number)) WHERE erased = 0 AND day < $2",
    ),
    (
        "incident_notes",
        "UPDATE incident_notes SET erased = 1, body = substr($1, 1, octet_length(body)) WHERE erased = 0 AND day < $2",
    ),
    (
        "whistle_notes",
        "UPDATE whistle_notes SET erased = 1, body = substr($1, 1, octet_length(body)) WHERE erased = 0 AND day < $2",
    ),
];

/// How the words and the pictures of inspections, and the words of problems, before a day are forgotten.
pub(crate) const FORGET_INSPECTIONS: [(&str, &str); 3] = [
    (
        "inspection_notes",
        "UPDATE inspection_notes SET erased = 1, body = substr($1, 1, octet_length(body)) WHERE erased = 0 AND day < $2",
    ),
    (
        "inspection_photos",
        "UPDATE inspection_photos SET erased = 1, body = substr($1, 1, octet_length(body)) WHERE erased = 0 AND day < $2",
    ),
    (
        "problem_notes",
        "UPDATE problem_notes SET erased = 1, body = substr($1, 1, octet_length(body)) WHERE erased = 0 AND day < $2",
    ),
];

/// How the numbers of calls are forgotten whose call-back ended before a day, and what was noted of call-backs before it. One that is owed
/// keeps its number.
pub(crate) const FORGET_CALLS: [(&str, &str); 2] = [
    (
        "call_back_contacts",
        "UPDATE call_back_contacts SET erased = 1, number = substr($1, 1, octet_length(number)), \
            phone = substr($1, 1, octet_length(phone)) WHERE erased = 0 AND done_on < $2",
    ),
    (
        "call_back_notes",
        "UPDATE call_back_notes SET erased = 1, body = substr($1, 1, octet_length(body)) WHERE erased = 0 AND day < $2",
    ),
];

/// How the names on the care list are forgotten that were closed before a day.
pub(crate) const FORGET_CARE: [(&str, &str); 1] = [(
    "care",
    "UPDATE care SET erased = 1, person = substr($1, 1, octet_length(person)) WHERE erased = 0 AND closed_on < $2",
)];

/// How those are forgotten that were put there before a day and never closed; they are closed with it, as nobody can be asked any more.
pub(crate) const FORGET_CARE_LEFT: [(&str, &str); 1] = [(
    "care",
    "UPDATE care SET erased = 1, is_closed = 1, person = substr($1, 1, octet_length(person)) \
        WHERE erased = 0 AND is_closed = 0 AND day < $2",
)];

/// How the words of bad ratings are forgotten that were published before a month, or that an appeal took out.
pub(crate) const FORGET_PUBLISHED: [(&str, &str); 1] = [(
    "published_words",
    "UPDATE published_words SET erased = 1, words = substr($1, 1, octet_length(words)), \
        reply = substr($1, 1, octet_length(reply)) \
        WHERE erased = 0 AND (month < substr($2, 1, 7) OR rating IN (SELECT id FROM ratings WHERE is_removed = 1))",
)];

/// How the rows of files are forgotten that could not be taken before a day.
pub(crate) const FORGET_IMPORTS: [(&str, &str); 1] = [(
    "import_rows",
    "UPDATE import_rows SET erased = 1, body = substr($1, 1, octet_length(body)) WHERE erased = 0 AND day < $2",
)];

/// How the words of lists are forgotten that were compared before a day.
pub(crate) const FORGET_RECONCILIATIONS: [(&str, &str); 1] = [(
    "reconciliation_rows",
    "UPDATE reconciliation_rows SET erased = 1, theirs = substr($1, 1, octet_length(theirs)) WHERE erased = 0 AND day < $2",
)];
