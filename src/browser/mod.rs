//! The only module that touches the page.
