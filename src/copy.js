// The front door's, the gallery's and the guides' own part: what is to be pasted can be copied with a tap.
for (const button of document.querySelectorAll('.copy')) {
  const usual = button.textContent;
  button.addEventListener('click', async () => {
    const code = button.previousElementSibling;
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = 'Copied';
    } catch {
      // Not every page may write there: then it is ready for the keys, or for the phone's own menu.
      getSelection().selectAllChildren(code);
      button.textContent = 'Selected: now copy it';
    }
    button.nextElementSibling.textContent = button.textContent;
    setTimeout(() => button.textContent = usual, 4e3);
  });
}
