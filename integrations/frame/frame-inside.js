// In the iframe: takes the settings from its address, and tells the page around how tall it is. It speaks the
// visitor's language, for it can't know that of the page around; `lang` in the address decides otherwise.
document.documentElement.lang = navigator.language;
customElements.whenDefined('love-languages').then(Element => {
  const settings = new URLSearchParams(location.search);
  const element = document.createElement('love-languages');
  // Opened by itself it takes none: a link to it must not put words into the practice's mouth.
  for (const name of parent == self ? [] : Element.observedAttributes)
    if (settings.has(name)) element.setAttribute(name, settings.get(name));
  document.body.replaceChildren(element);
  new ResizeObserver(() => {
    parent.postMessage({ 'love-languages': document.documentElement.offsetHeight }, '*');
  }).observe(document.documentElement);
});
