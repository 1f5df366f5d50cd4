//! The result's bars as a table, for those who would rather read or hear it.

use yew::{AttrValue, Html, html};

use super::result::range;
use super::{text, words};
use crate::model::app::Model;
use crate::model::content::{Later, TableStrings};
use crate::model::inference::Picture;

/// How far each language reaches, and from where to where that may lie.
pub fn table(model: &Model, later: &Later, picture: &Picture) -> Html {
    let strings = &model.pack.strings;
    let TableStrings { caption, language, level, range: column_range } = later.strings.table;
    html! {
        <div class="scroll" role="region" tabindex="0" aria-label={AttrValue::from(caption)}>
            <table class="table">
                {words("caption", "", caption)}
                <thead>
                    <tr>
                        for name in [language, level, column_range] {
                            <th scope="col">{text(name)}</th>
                        }
                    </tr>
                </thead>
                <tbody>
                    for language in picture.order {
                        <tr key={language.id()}>
                            <th scope="row">{text(strings.languages[language])}</th>
                            {words("td", "", strings.levels_inline[picture.reach[language].level().index()])}
                            <td>{range(strings, picture.reach[language])}</td>
                        </tr>
                    }
                </tbody>
            </table>
        </div>
    }
}
