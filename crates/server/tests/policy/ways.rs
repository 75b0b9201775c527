//! The stages, and the way to each.

/// What brings a case on: who, the command or the citizen's call, and its fields. `$name` is the id of somebody, `$case`
/// the number of another case.
type Way = &'static [&'static str];

const ACCEPTED: Way = &["intake accept"];
const GIVEN: Way = &["oversight-1 assign {'to': '$verifier'}"];
const BEGUN: Way = &["verifier take_on"];
const LOOKED: Way = &[
    "verifier preserve",
    "verifier allege {'cause': 'attitude'}",
    "verifier verify {'acts': ['asked_complainant', 'heard_concerned'], 'on': '2026-11-27'}",
];
const TOLD: Way = &[
    "oversight-1 name_concerned {'people': ['$own-concerned']}",
    "oversight-1 propose {'proposal': {'what': 'summary'}}",
    "oversight-2 approve {'proposal': 0}",
    "system release",
];
const FOUND: Way = &[
    "verifier propose {'proposal': {'what': 'finding', 'allegation': 0, 'outcome': 'upheld', 'consequences': ['shortcoming']}}",
    "oversight-2 approve {'proposal': 0}",
];
const AT_FAULT: Way = &[
    "own-concerned state",
    "verifier propose {'proposal': {'what': 'finding', 'allegation': 0, 'outcome': 'upheld', 'consequences': ['fault']}}",
    "oversight-2 approve {'proposal': 1}",
];
const ANSWERED: Way = &[
    "verifier plan_improvement {'allegation': 0, 'measure': 'rules', 'owner': 'demo-1', 'due_on': '2026-12-30'}",
    "verifier answer {'organ': 'eps'}",
];
const AGAIN: Way = &[
    "citizen evaluation {'level': 1, 'solved': 'no'}",
    "oversight-1 assign {'to': '$verifier-2'}",
    "verifier-2 take_on",
];
const ANSWERED_AGAIN: Way = &[
    "verifier-2 verify {'acts': ['read_files'], 'on': '2026-11-27'}",
    "verifier-2 propose {'proposal': {'what': 'finding', 'allegation': 0, 'outcome': 'not_provable', 'consequences': []}}",
    "oversight-2 approve {'proposal': 1}",
    "verifier-2 answer {'organ': 'eps'}",
];
const UNHAPPY: Way = &["citizen evaluation {'level': 1, 'solved': 'no'}"];
const HAPPY: Way = &["citizen evaluation {'level': 5, 'solved': 'yes'}"];
const HANDLED: Way = &["intake assign {'to': '$handler'}", "handler take_on"];

/// Every stage: its name, what is filed about which unit, and the way there.
pub const STAGES: &[(&str, &str, &str, &[Way])] = &[
    ("received", "complaint", "demo-1", &[]),
    ("accepted", "complaint", "demo-1", &[ACCEPTED]),
    ("given to somebody", "complaint", "demo-1", &[ACCEPTED, GIVEN]),
    ("verifying", "complaint", "demo-1", &[ACCEPTED, GIVEN, BEGUN, LOOKED]),
    (
        "waiting for the citizen",
        "complaint",
        "demo-1",
        &[ACCEPTED, GIVEN, BEGUN, &["verifier ask"]],
    ),
    (
        "waiting for consent",
        "complaint",
        "demo-1",
        &[ACCEPTED, GIVEN, BEGUN, &["verifier ask_consent"]],
    ),
    (
        "told to those concerned",
        "complaint",
        "demo-1",
        &[ACCEPTED, GIVEN, BEGUN, LOOKED, TOLD],
    ),
    (
        "a fault found",
        "complaint",
        "demo-1",
        &[ACCEPTED, GIVEN, BEGUN, LOOKED, TOLD, AT_FAULT],
    ),
    (
        "a fault objected to",
        "complaint",
        "demo-1",
        &[
            ACCEPTED,
            GIVEN,
            BEGUN,
            LOOKED,
            TOLD,
            AT_FAULT,
            &["own-concerned object_to_fault {'allegation': 0}"],
        ],
    ),
    ("found", "complaint", "demo-1", &[ACCEPTED, GIVEN, BEGUN, LOOKED, FOUND]),
    (
        "answered",
        "complaint",
        "demo-1",
        &[ACCEPTED, GIVEN, BEGUN, LOOKED, FOUND, ANSWERED],
    ),
    (
        "looked at again",
        "complaint",
        "demo-1",
        &[ACCEPTED, GIVEN, BEGUN, LOOKED, FOUND, ANSWERED, AGAIN],
    ),
    (
        "gone up",
        "complaint",
        "demo-1",
        &[
            ACCEPTED,
            GIVEN,
            BEGUN,
            LOOKED,
            FOUND,
            ANSWERED,
            AGAIN,
            ANSWERED_AGAIN,
            UNHAPPY,
        ],
    ),
    (
        "closed",
        "complaint",
        "demo-1",
        &[ACCEPTED, GIVEN, BEGUN, LOOKED, FOUND, ANSWERED, HAPPY],
    ),
    (
        "withdrawn",
        "complaint",
        "demo-1",
        &[ACCEPTED, &["citizen withdrawal {'reason': 'solved'}"]],
    ),
    (
        "withdrawn under pressure",
        "complaint",
        "demo-1",
        &[ACCEPTED, &["citizen withdrawal {'reason': 'pressed'}"]],
    ),
    (
        "reprisal reported",
        "complaint",
        "demo-1",
        &[ACCEPTED, &["citizen reprisal {'text': '有人为难我'}"]],
    ),
    (
        "sent on",
        "complaint",
        "demo-1",
        &[&[
            "intake propose {'proposal': {'what': 'send_on', 'receiver': '市信访局'}}",
            "oversight-1 approve {'proposal': 0}",
        ]],
    ),
    (
        "referred",
        "complaint",
        "demo-1",
        &[&[
            "intake propose {'proposal': {'what': 'refer', 'way': 'other_authority', 'keeps_conduct': false}}",
            "oversight-1 approve {'proposal': 0}",
        ]],
    ),
    ("refused", "complaint", "demo-1", &[REFUSED]),
    (
        "refused and objected to",
        "complaint",
        "demo-1",
        &[REFUSED, &["citizen objection {'text': '我不同意'}"]],
    ),
    (
        "a refusal waits for a second person",
        "complaint",
        "demo-1",
        &[&["intake propose {'proposal': {'what': 'refuse', 'ground': 'unreadable'}}"]],
    ),
    (
        "merged",
        "complaint",
        "demo-1",
        &[&[
            "intake propose {'proposal': {'what': 'merge', 'into': '$case'}}",
            "oversight-1 approve {'proposal': 0}",
        ]],
    ),
    ("of an enterprise", "complaint", "demo-1", &[ACCEPTED, OF_ENTERPRISE]),
    (
        "of an enterprise, found and agreed to by one of two",
        "complaint",
        "demo-1",
        &[
            ACCEPTED,
            OF_ENTERPRISE,
            GIVEN,
            BEGUN,
            LOOKED,
            &[
                "verifier propose {'proposal': {'what': 'finding', 'allegation': 0, 'outcome': 'upheld', 'consequences': ['shortcoming']}}",
                "oversight-2 approve {'proposal': 0}",
            ],
        ],
    ),
    (
        "of an enterprise, whose mark is to be taken off",
        "complaint",
        "demo-1",
        &[
            ACCEPTED,
            OF_ENTERPRISE,
            &["intake propose {'proposal': {'what': 'unmark'}}"],
        ],
    ),
    (
        "in danger",
        "complaint",
        "demo-1",
        &[&["intake mark {'mark': 'emergency'}"]],
    ),
    ("about oversight", "complaint", "oversight", &[]),
    (
        "about oversight, verifying",
        "complaint",
        "oversight",
        &[&[
            "reviewer accept",
            "reviewer assign {'to': '$reviewer-2'}",
            "reviewer-2 take_on",
        ]],
    ),
    (
        "somebody of oversight is named",
        "complaint",
        "demo-1",
        &[
            ACCEPTED,
            GIVEN,
            BEGUN,
            &["oversight-1 name_concerned {'people': ['$oversight-2']}"],
        ],
    ),
    ("an enquiry, accepted", "enquiry", "demo-2", &[ACCEPTED]),
    ("an enquiry, handled", "enquiry", "demo-2", &[ACCEPTED, HANDLED]),
    ("a suggestion, handled", "suggestion", "demo-2", &[ACCEPTED, HANDLED]),
    ("praise, received", "praise", "demo-1", &[]),
    (
        "praise, conveyed",
        "praise",
        "demo-1",
        &[ACCEPTED, HANDLED, &["handler convey {'verified': false}"]],
    ),
    (
        "a thank-you that may be published",
        "praise",
        "demo-1",
        &[ACCEPTED, HANDLED, AGREED],
    ),
    (
        "a thank-you whose words wait",
        "praise",
        "demo-1",
        &[
            ACCEPTED,
            HANDLED,
            AGREED,
            &["intake propose {'proposal': {'what': 'publication'}}"],
        ],
    ),
];

const OF_ENTERPRISE: Way = &["intake mark_enterprise"];

const AGREED: Way = &["handler convey {'verified': true}", "citizen publication {'yes': true}"];

const REFUSED: Way = &[
    "intake propose {'proposal': {'what': 'refuse', 'ground': 'unreadable'}}",
    "oversight-1 approve {'proposal': 0}",
];
