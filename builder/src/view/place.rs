//! Step 1. The owner should feel safe to choose: each card says in a line how far their visitors'
//! addresses travel, and the first one is fine for most.

use yew::{AttrValue, Html, html};

use super::Send;
use crate::model::place::Place;
use crate::model::{Model, Msg};

/// Cards to choose from, and the address of what was chosen.
pub fn place(model: &Model, send: &Send) -> Html {
    html! {
        <>
            <p class="intro">
                {"Whoever’s server the files come from sees that somebody asked for them: the IP \
                  address, the time and, as a rule, your site’s address. "}
                <strong>{"No answer, result or code is in any request, wherever the files live."}</strong>
            </p>
            <fieldset class="places">
                <legend class="hear">{"Where the files live"}</legend>
                { for Place::ALL.map(|place| card(model, place, send)) }
            </fieldset>
            {address(model)}
        </>
    }
}

fn card(model: &Model, place: Place, send: &Send) -> Html {
    let onchange = send.reform(move |_| Msg::Place(place));
    let width = format!("{}%", place.reach() * 100.0);
    let id = |part: &str| format!("place-{}-{part}", place.name());
    let described_by = format!("{} {}", id("what"), id("who"));
    html! {
        <label class="place">
            <span class="name">
                <input
                    type="radio"
                    name="files"
                    value={place.name()}
                    checked={model.place == place}
                    aria-labelledby={id("name")}
                    aria-describedby={described_by}
                    {onchange}
                />
                <span id={id("name")}>{place.title()}</span>
            </span>
            <span class="what" id={id("what")}>{place.purpose()}</span>
            <span class="who">
                <svg class="reach" aria-hidden="true"><rect class="way" width="100%" height="3" /><rect {width} height="3" /></svg>
                <span id={id("who")}>
                    <span class="fine">{"Your visitors’ IP addresses are seen by "}</span>
                    {place.who_sees()}{"."}
                </span>
            </span>
        </label>
    }
}

/// Where exactly: filled in already, and to be changed.
fn address(model: &Model) -> Html {
    let fault = model.address_fault();
    let usual = model.usual_address();
    html! {
        <div class="control wide">
            <label for="at">{model.place.address_label()}</label>
            <p class="what" id="at-what">
                {"Left empty, it is "}<code dir="ltr">{usual.clone()}</code>{"."}
            </p>
            <input
                id="at"
                data-setting="at"
                dir="ltr"
                spellcheck="false"
                autocapitalize="off"
                value={model.typed_address().unwrap_or_default().to_owned()}
                placeholder={usual}
                aria-describedby={if fault.is_some() { "at-what at-fault" } else { "at-what" }}
                aria-invalid={fault.as_ref().map(|_| AttrValue::from("true"))}
            />
            if let Some(fault) = fault {
                <p class="fault" id="at-fault">{fault}</p>
            }
        </div>
    }
}
