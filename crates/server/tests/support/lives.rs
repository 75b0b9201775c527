//! Random choices, and what somebody might want to do with a case, sense or nonsense.

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
}

/// Whether a command of this type has words.
pub fn has_words(command: &Value) -> bool {
    let plain = [
        "accept",
        "mark",
        "name_concerned",
        "assign",
        "take_on",
        "contact",
        "acknowledge",
        "order_preservation",
        "allege",
        "ask_consent",
        "approve",
        "hold_accountable",
        "convey",
        "follow_up",
        "close_in_silence",
        "approve_look",
        "issue_code",
        "link_repeat",
    ];
    !plain.contains(&command["type"].as_str().unwrap())
}

/// A proposal, some of them about an allegation.
fn proposal(choices: &mut Choices) -> Value {
    let findings = [
        json!({"what": "finding", "allegation": 0, "outcome": "upheld", "consequences": ["fault"]}),
        json!({"what": "finding", "allegation": 0, "outcome": "partly_upheld", "consequences": ["shortcoming"]}),
        json!({"what": "finding", "allegation": 0, "outcome": "not_upheld", "consequences": ["no_fault"]}),
        json!({"what": "finding", "allegation": 0, "outcome": "not_provable", "consequences": []}),
        json!({"what": "finding", "allegation": 0, "outcome": "not_provable", "consequences": ["no_fault"]}),
    ];
    let others = [
        json!({"what": "refuse", "ground": "advertising"}),
        json!({"what": "refer", "way": "litigation", "keeps_conduct": true}),
        json!({"what": "refer", "way": "other_authority", "keeps_conduct": false}),
        json!({"what": "send_on"}),
        json!({"what": "retype", "kind": "enquiry"}),
        json!({"what": "extend"}),
        json!({"what": "complex"}),
        json!({"what": "summary"}),
        json!({"what": "withdrawal"}),
        json!({"what": "new_code"}),
        json!({"what": "false_accusation"}),
    ];
    if choices.below(3) > 0 {
        choices.pick(&findings).clone()
    } else {
        choices.pick(&others).clone()
    }
}

/// Any command, mostly nonsense where the case stands.
pub fn command(choices: &mut Choices, people: &[String]) -> Value {
    let at = choices.below(2);
    let person = choices.pick(people).clone();
    let commands = [
        json!({"type": "accept"}),
        json!({"type": "assign", "to": person}),
        json!({"type": "take_on"}),
        json!({"type": "contact"}),
        json!({"type": "order_preservation", "recordings": ["surveillance"]}),
        json!({"type": "preserve"}),
        json!({"type": "allege", "cause": "attitude"}),
        json!({"type": "verify", "acts": ["asked_complainant", "no_person_concerned"], "on": "2026-11-27"}),
        json!({"type": "propose", "proposal": proposal(choices)}),
        json!({"type": "approve", "proposal": at}),
        json!({"type": "decline", "proposal": at}),
        json!({"type": "plan_improvement", "allegation": 0, "measure": "rules", "owner": "demo-1", "due_on": "2026-12-30"}),
        json!({"type": "clarify", "allegation": 0, "to": ["complainant", "officer", "unit"]}),
        json!({"type": "hold_accountable", "allegation": 0, "by_way_of": "reminder"}),
        json!({"type": "answer", "organ": "市公安局", "adoption": "partly"}),
        json!({"type": "answer", "organ": "市公安局"}),
        json!({"type": "convey", "verified": true}),
        json!({"type": "ask"}),
        json!({"type": "return"}),
        json!({"type": "follow_up", "reached": "spoken", "level": 1, "solved": "no"}),
        json!({"type": "follow_up", "reached": "spoken", "level": 5, "solved": "yes"}),
        json!({"type": "close_in_silence"}),
        json!({"type": "name_concerned", "people": [person]}),
        json!({"type": "look_at_identity", "reason": "help"}),
        json!({"type": "decide_objection", "proposal": at, "upheld": true}),
        json!({"type": "mark", "mark": "serious"}),
        json!({"type": "check_sent_on", "settled": at == 1}),
    ];
    choices.pick(&commands).clone()
}
