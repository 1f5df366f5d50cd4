// The gallery's own part: a visitor's colour, in every widget of the page.
const form = document.querySelector('.choice');
const { accent } = form.elements;
const reset = form.querySelector('[type=reset]');
const paint = color => {
  reset.hidden = !color;
  document.querySelector('#accent').textContent = color ?? accent.defaultValue;
  for (const widget of document.querySelectorAll('love-languages'))
    color ? widget.setAttribute('accent', color) : widget.removeAttribute('accent');
};
accent.addEventListener('input', () => paint(accent.value));
form.addEventListener('reset', () => paint());
form.addEventListener('submit', event => event.preventDefault());
