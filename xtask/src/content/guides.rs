//! The guides as they are written: a step may be another guide's, by name.

use love_languages::model::content::{Guide, Step};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Fault, File};

/// `guides.json`: the guided practices, in the order in which they are listed.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GuideFile {
    /// The guides; each as `Guide` in `src/model/content/guides.rs` has it, but that a step may be
    /// `"check-in/good-news"`: that guide's step of that id.
    guides: Vec<WrittenGuide>,
}

#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
struct WrittenGuide {
    steps: Vec<WrittenStep>,
    #[serde(flatten)]
    rest: Map<String, Value>,
}

#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(untagged)]
enum WrittenStep {
    Same(String),
    Own(Box<Step>),
}

impl GuideFile {
    /// The guides, with each step in its place.
    pub fn resolve(self) -> Result<Vec<Guide>, Fault> {
        let fault = |path: String, what: String| Fault { file: File::Guides, path, what };
        let find = |name: &str| {
            let (guide, step) = name.split_once('/')?;
            let guide =
                self.guides.iter().find(|other| other.rest.get("id") == Some(&guide.into()))?;
            guide.steps.iter().find_map(|other| match other {
                WrittenStep::Own(own) if own.id == step => Some((**own).clone()),
                _ => None,
            })
        };
        let mut guides = Vec::new();
        for (n, written) in self.guides.iter().enumerate() {
            let mut steps = Vec::new();
            for (i, step) in written.steps.iter().enumerate() {
                steps.push(match step {
                    WrittenStep::Own(step) => (**step).clone(),
                    WrittenStep::Same(name) => find(name).ok_or_else(|| {
                        let what = format!("is “{name}”; there is no such step of another guide");
                        fault(format!("guides[{n}].steps[{i}]"), what)
                    })?,
                });
            }
            let mut guide = written.rest.clone();
            let steps = serde_json::to_value(steps).expect("steps are plain data");
            guide.insert("steps".into(), steps);
            let guide = serde_json::from_value(Value::Object(guide))
                .map_err(|error| fault(format!("guides[{n}]"), error.to_string()))?;
            guides.push(guide);
        }
        Ok(guides)
    }
}
