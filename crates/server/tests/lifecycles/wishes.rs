//! Random choices, and what somebody might want to do with a case, sense or nonsense.

use qingyu_domain::case::{
    Accountability, Adoption, Attended, Care, Case, Cause, EvaluationReason, ImprovementMeasure, LawfulWay, LookReason,
    Mark, RefusalGround, VerifyingAct, Withdrawing,
};
use qingyu_domain::submission::HelpKind;
use qingyu_domain::time::Day;
use serde_json::{Value, json};

/// A source of choices that repeats itself when it starts from the same number (xorshift64*).
pub struct Choices(pub u64);

impl Choices {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        usize::try_from(self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33).unwrap() % end
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// Once in so many times.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }
}

/// What a wish can be about.
pub struct Around<'a> {
    pub case: &'a Case,
    /// Ids of people.
    pub people: &'a [String],
    /// Numbers of other cases.
    pub cases: &'a [String],
    pub today: Day,
}

/// Every command of the staff, by its name.
pub const COMMANDS: &[&str] = &[
    "accept",
    "mark",
    "mark_enterprise",
    "name_concerned",
    "assign",
    "take_on",
    "return",
    "contact",
    "order_preservation",
    "preserve",
    "allege",
    "verify",
    "ask",
    "tell",
    "ask_consent",
    "acknowledge",
    "state",
    "object_to_fault",
    "decide_fault_objection",
    "propose",
    "approve",
    "decline",
    "plan_improvement",
    "prove_improvement",
    "clarify",
    "hold_accountable",
    "convey",
    "answer",
    "follow_up",
    "close_in_silence",
    "decide_objection",
    "handle_reprisal",
    "look_at_identity",
    "approve_look",
    "decline_look",
    "check_sent_on",
    "issue_code",
    "link_repeat",
    "attend",
    "look_into",
    "look_into_withdrawal",
    "answer_help",
    "supervise",
    "instruct",
    "answer_directive",
];

/// Every proposal, by its name.
pub const PROPOSALS: &[&str] = &[
    "refuse",
    "refer",
    "send_on",
    "merge",
    "retype",
    "extend",
    "complex",
    "finding",
    "summary",
    "withdrawal",
    "new_code",
    "false_accusation",
    "hand_over",
    "unmark",
];

/// Any command about anything, mostly nonsense where the case stands: things that are not there among it.
pub fn anything(around: &Around<'_>, choices: &mut Choices) -> Value {
    let name = *choices.pick(COMMANDS);
    let proposal = *choices.pick(PROPOSALS);
    let things = around.case.work.proposals.len() + around.case.work.allegations.len();
    let of = choices.below(things + 2);
    around.wish(choices, name, proposal, of)
}

impl Around<'_> {
    /// A command of this name: for `propose` with this proposal, about the thing at this place.
    pub fn wish(&self, choices: &mut Choices, name: &str, proposal: &str, of: usize) -> Value {
        let person = choices.pick(self.people).clone();
        let yes = choices.once_in(2);
        let mut command = match name {
            "accept" if choices.once_in(6) => json!({"about": choices.pick(&["demo-2", "traffic", "oversight"])}),
            "accept" if choices.once_in(6) => json!({"marks": ["minor"]}),
            "mark" => json!({"mark": choices.pick(Mark::ALL)}),
            "name_concerned" if choices.once_in(4) => json!({"superiors": [person]}),
            "name_concerned" => json!({"people": [person]}),
            "assign" => json!({"to": person}),
            "order_preservation" => json!({"recordings": ["surveillance"]}),
            "allege" => json!({"cause": choices.pick(Cause::ALL)}),
            "verify" => json!({"acts": acts(choices), "on": self.today}),
            "object_to_fault" => json!({"allegation": of}),
            "decide_fault_objection" => json!({"allegation": of, "upheld": yes}),
            "propose" => json!({"proposal": self.proposal(choices, proposal, of)}),
            "approve" | "decline" => json!({"proposal": of}),
            "decide_objection" => json!({"proposal": of, "upheld": yes}),
            "plan_improvement" => json!({"allegation": of, "measure": choices.pick(ImprovementMeasure::ALL),
                "owner": choices.pick(&["demo-1", "traffic"]), "due_on": self.today.plus(20)}),
            "prove_improvement" => json!({"improvement": of}),
            "clarify" if choices.once_in(3) => json!({"allegation": of, "to": ["officer"]}),
            "clarify" => json!({"allegation": of, "to": ["complainant", "officer", "unit"]}),
            "hold_accountable" => json!({"allegation": of, "by_way_of": choices.pick(Accountability::ALL)}),
            "convey" => json!({"verified": yes}),
            "answer" if choices.once_in(8) => json!({}),
            "answer" => json!({"organ": "eps", "adoption": choices.pick(Adoption::ALL)}),
            "follow_up" => reached(choices),
            "look_at_identity" => json!({"reason": choices.pick(LookReason::ALL)}),
            "check_sent_on" => json!({"settled": yes}),
            "attend" => json!({"outcome": choices.pick(Attended::ALL)}),
            "look_into" if choices.once_in(2) => json!({"care": "group", "persons": choices.below(12)}),
            "look_into" => json!({"care": choices.pick(Care::ALL)}),
            "look_into_withdrawal" => json!({"found": choices.pick(Withdrawing::ALL)}),
            "answer_help" => json!({"help": choices.pick(HelpKind::ALL), "granted": yes}),
            "supervise" => json!({"due_on": self.today.plus(3)}),
            "instruct" => json!({"leader": person, "due_on": self.today.plus(3)}),
            "answer_directive" => json!({"directive": of}),
            "link_repeat" => json!({"to": choices.pick(self.cases)}),
            _ => json!({}),
        };
        command["type"] = json!(name);
        command
    }

    fn proposal(&self, choices: &mut Choices, name: &str, allegation: usize) -> Value {
        let mut proposal = match name {
            "refuse" => json!({"ground": choices.pick(RefusalGround::ALL)}),
            "refer" => json!({"way": choices.pick(LawfulWay::ALL), "keeps_conduct": choices.once_in(2)}),
            "send_on" => json!({"receiver": "市信访局"}),
            "hand_over" => json!({"organ": "stationed", "quiet": choices.once_in(2)}),
            "merge" => json!({"into": choices.pick(self.cases)}),
            "retype" => json!({"kind": choices.pick(&["complaint", "praise", "enquiry", "suggestion"])}),
            "finding" => {
                let (outcome, consequences) = choices.pick(&FINDINGS);
                json!({"allegation": allegation, "outcome": outcome, "consequences": consequences})
            }
            _ => json!({}),
        };
        proposal["what"] = json!(name);
        proposal
    }
}

/// Findings, the last two of which no rule allows.
const FINDINGS: [(&str, &[&str]); 9] = [
    ("upheld", &["fault"]),
    ("upheld", &["fault", "shortcoming"]),
    ("upheld", &["shortcoming"]),
    ("partly_upheld", &["shortcoming"]),
    ("not_upheld", &["no_fault"]),
    ("not_upheld", &["no_fault", "shortcoming"]),
    ("not_provable", &[]),
    ("not_provable", &["no_fault"]),
    ("not_upheld", &["fault"]),
];

/// What a record says was done: those complained about were heard, or why not, or it says nothing of it.
fn acts(choices: &mut Choices) -> [&'static str; 2] {
    let heard = ["no_person_concerned", "heard_concerned", "concerned_refused"];
    let heard = if choices.once_in(6) {
        choices.pick(VerifyingAct::ALL).as_str()
    } else {
        *choices.pick(&heard)
    };
    ["asked_complainant", heard]
}

fn reached(choices: &mut Choices) -> Value {
    let calls = [
        json!({"reached": "spoken", "level": 1, "solved": "no"}),
        json!({"reached": "spoken", "level": 5, "solved": "yes"}),
        json!({"reached": "not_reached"}),
        json!({"reached": "anonymous"}),
    ];
    choices.pick(&calls).clone()
}

/// What the citizen does now and then: the call under `/case/`, and its body without the key.
pub fn citizens(choices: &mut Choices) -> (&'static str, Value) {
    let words = json!({"text": "我想补充一句"});
    let unhappy = json!({"level": 1, "solved": "no", "reasons": [choices.pick(EvaluationReason::ALL)]});
    let usual = [
        ("messages", words.clone()),
        ("consent", json!({"yes": choices.once_in(2)})),
        ("evaluation", unhappy.clone()),
        ("evaluation", json!({"level": 5, "solved": "yes"})),
        ("objection", words.clone()),
        ("review", words.clone()),
        ("withdrawal/undo", json!({})),
    ];
    let rare = [
        ("withdrawal", json!({"reason": "solved"})),
        ("withdrawal", json!({"reason": "pressed"})),
        ("reprisal", words),
        ("erasure", json!({})),
    ];
    // Few withdraw, or no case would get far.
    if choices.once_in(12) {
        choices.pick(&rare).clone()
    } else {
        choices.pick(&usual).clone()
    }
}
