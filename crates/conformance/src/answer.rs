//! What the runner answers to a case.

use std::path::Path;
use std::time::Duration;

use crate::case::Case;
use crate::outcome::{Disagreement, Outcome};
use crate::process::{self, End};

/// A runner that says nothing for so long is taken to hang.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often a runner that dies is started again for the cases after the one it died of.
const RESTARTS: usize = 50;
/// A runner that hangs costs time: it counts as so many that die.
const HANG: usize = 10;

/// The answer to one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// There is none, and why.
    NotRun(String),
    /// It was judged.
    Judged {
        /// The verdict.
        valid: bool,
        /// What the type fails to do.
        faults: Vec<String>,
        /// The list of violations, as a hash.
        told: u64,
        /// The first violations.
        notes: Vec<String>,
    },
}

impl Answer {
    fn fault(fault: &str) -> Self {
        let faults = vec![fault.to_owned()];
        Self::Judged { valid: false, faults, told: 0, notes: Vec::new() }
    }

    /// Reads a line of the runner.
    fn read(line: &str) -> Self {
        let list = |text: &str| {
            text.split("; ").filter(|one| !one.is_empty()).map(str::to_owned).collect()
        };
        let mut parts = line.splitn(4, '\t');
        let mut next = || parts.next().unwrap_or_default();
        match next() {
            "?" => Self::NotRun(next().to_owned()),
            verdict => Self::Judged {
                valid: verdict == "1",
                faults: list(next()),
                told: next().parse().unwrap_or(0),
                notes: list(next()),
            },
        }
    }

    /// Compares with what was expected. A type that does not do what the judge said disagrees too.
    pub(crate) fn weigh(self, case: &Case, outcome: &mut Outcome) {
        let (valid, mut faults, told, notes) = match self {
            Self::NotRun(reason) => return outcome.not_run(&case.doc, &case.pointer, &reason),
            Self::Judged { valid, faults, told, notes } => (valid, faults, told, notes),
        };
        if valid == case.valid && case.told.is_some_and(|wanted| wanted != told) {
            faults.push("the list of violations is another than that of the document".to_owned());
        }
        if valid == case.valid && faults.is_empty() {
            outcome.agree += 1;
            return;
        }
        faults.extend(notes);
        outcome.disagree.push(Disagreement { case: case.clone(), got: valid, notes: faults });
    }
}

/// An answer for every line; a runner that dies or hangs is started again behind the case it stopped at.
pub(crate) fn answers(program: &Path, input: &[Vec<u8>]) -> Result<Vec<Answer>, String> {
    let mut answers: Vec<Answer> = Vec::new();
    let mut spent = 0usize;
    while spent < RESTARTS {
        let Some(rest) = input.get(answers.len()..).filter(|rest| !rest.is_empty()) else { break };
        let fed = process::feed(program, rest.concat(), PATIENCE)?;
        answers.extend(fed.lines.iter().take(rest.len()).map(|line| Answer::read(line)));
        if answers.len() == input.len() {
            break;
        }
        match fed.end {
            End::Closed => {
                spent = spent.saturating_add(1);
                answers.push(Answer::fault("the runner died of this"));
            }
            End::Silent => {
                spent = spent.saturating_add(HANG);
                let seconds = PATIENCE.as_secs();
                answers.push(Answer::NotRun(format!("took longer than {seconds} s")));
            }
        }
    }
    let rest = Answer::NotRun("the runner died or hung too often to come here".to_owned());
    answers.resize(input.len(), rest);
    Ok(answers)
}

#[cfg(test)]
mod tests {
    use specwright_model::Direction;

    use super::*;

    fn outcome(told: Option<u64>, line: &str) -> Outcome {
        let case = Case {
            doc: "a.yaml".to_owned(),
            pointer: "/x".to_owned(),
            direction: Direction::Neutral,
            instance: "1".to_owned(),
            valid: false,
            told,
        };
        let mut outcome = Outcome::default();
        Answer::read(line).weigh(&case, &mut outcome);
        outcome
    }

    #[test]
    fn verdict_faults_and_list_must_all_be_as_expected() {
        assert_eq!(outcome(None, "0\t\t7\t#/x/type at ``: must be! so; ").agree, 1);
        assert_eq!(outcome(Some(7), "0\t\t7\t").agree, 1);
        let found = |told, line: &str| outcome(told, line).disagree.remove(0);
        assert!(found(None, "1\t\t0\t").got);
        assert_eq!(found(None, "0\tit lies; \t7\tmust; ").notes, ["it lies", "must"]);
        assert_eq!(found(Some(8), "0\t\t7\t").notes.len(), 1);
        assert_eq!(outcome(None, "?\tno such schema").not_run[0].reason, "no such schema");
    }

    #[test]
    fn a_runner_that_dies_is_started_again_behind_the_case() {
        // `sh` as a runner: the lines are its program.
        let lines = ["echo '1\t\t0\t'\n", "exit\n", "echo '0\t\t7\t'\n"];
        let input: Vec<Vec<u8>> = lines.iter().map(|line| line.as_bytes().to_vec()).collect();
        let answers = answers(Path::new("sh"), &input).unwrap();
        assert_eq!(answers[1], Answer::fault("the runner died of this"));
        assert!(matches!(answers[2], Answer::Judged { valid: false, told: 7, .. }), "{answers:?}");
    }
}
