//! The result's bars as a table, for those who would rather read or hear it.

use yew::{Html, html};

use super::result::range;
use super::{text, words};
use crate::model::app::Model;
use crate::model::content::ResultStrings;
use crate::model::inference::Picture;

/// How far each language reaches, and from where to where that may lie.
pub fn table(model: &Model, picture: &Picture) -> Html {
    let strings = &model.pack.strings;
    let ResultStrings { column_language, column_level, column_range, .. } = strings.result;
    html! {
        <div class="scroll">
            <table class="table">
                {words("caption", "", strings.result.table_caption)}
                <thead>
                    <tr>
                        for name in [column_language, column_level, column_range] {
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
