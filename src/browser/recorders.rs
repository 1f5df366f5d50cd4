//! Markers that ask session recorders to leave the widget out of what they record. They can't be made
//! to; the privacy view says so.
//!
//! Where they stand matters. A recorder reaches an open shadow tree by walking into it or observing
//! it, and looks for its marker on an element and on those around it, mostly with `closest`, which
//! ends at the shadow root. A marker on the host, which is the page's own element besides, is then
//! never seen by what happens inside. So they stand inside, on the app's root, before it comes into
//! the page. Where a recorder knows a marker that leaves an element out and one that masks its words,
//! it is the first that is set: bars, the order of rows and a tapped button are answers, too. What
//! stands before the app is there, the loader's rating cards, has rrweb's marker only.
//!
//! No marker hides where a pointer is on the page, which some recorders note by its coordinates.

use web_sys::Element;

/// Classes.
///
/// - rrweb, whose recorder is within many others, its `blockClass` and `maskTextClass`:
///   <https://github.com/rrweb-io/rrweb/blob/master/guide.md>
/// - Sentry: <https://docs.sentry.io/platforms/javascript/session-replay/privacy/>
/// - PostHog: <https://posthog.com/docs/session-replay/privacy>
/// - Amplitude: <https://amplitude.com/build/nextjs-session-replay>
/// - New Relic, `src/common/config/init.js` of <https://github.com/newrelic/newrelic-browser-agent>
/// - Highlight, `sdk/highlight-run/src/client` of <https://github.com/highlight/highlight>
/// - Fullstory, the same on the web as in apps:
///   <https://help.fullstory.com/hc/en-us/articles/360043356573-Native-Mobile-Privacy-Rules>
/// - Mouseflow, "Excluding, masking and replacing content via code": <https://help.mouseflow.com>
/// - Lucky Orange, "Privacy tools": <https://help.luckyorange.com>
/// - Inspectlet, "Excluding sensitive data": <https://docs.inspectlet.com>
/// - Yandex Metrica: <https://yandex.com/support/metrica/en/code/html-markup.html>
const CLASSES: &str = "rr-block rr-mask sentry-block ph-no-capture amp-block nr-block \
    highlight-block fs-exclude mf-excluded lo-sensitive inspectlet-sensitive ym-hide-content";

/// Attributes with the values that count; most need none.
///
/// - Hotjar: <https://help.hotjar.com/hc/en-us/articles/36820034730641>
/// - Microsoft Clarity: <https://learn.microsoft.com/en-us/clarity/setup-and-installation/clarity-masking>
/// - LogRocket: <https://docs.logrocket.com/reference/dom>
/// - Datadog: <https://docs.datadoghq.com/session_replay/browser/privacy_options>
/// - Smartlook, the newer name and the older one, which both are read: <https://web.developer.smartlook.com>
/// - OpenReplay, "Sanitize data": <https://docs.openreplay.com>
/// - Contentsquare: <https://docs.contentsquare.com/en/web/personal-data-handling/>
/// - Heap, "Ignoring sensitive data and PII": <https://developers.heap.io>
/// - Matomo: <https://developer.matomo.org/guides/heatmap-session-recording/setup>
const ATTRIBUTES: [(&str, &str); 11] = [
    ("data-hj-suppress", ""),
    ("data-clarity-mask", "true"),
    ("data-private", ""),
    ("data-dd-privacy", "hidden"),
    ("data-sl", "exclude"),
    ("data-recording-disable", ""),
    ("data-openreplay-hidden", ""),
    ("data-cs-mask", ""),
    ("data-heap-redact-text", ""),
    ("heap-ignore", ""),
    ("data-matomo-mask", ""),
];

/// Sets all of them.
pub fn keep_out(root: &Element) {
    root.set_class_name(CLASSES);
    for (name, value) in ATTRIBUTES {
        let _ = root.set_attribute(name, value);
    }
}
