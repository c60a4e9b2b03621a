// Dark and light: the switch in the header. A cookie remembers it, so that the server paints the right one at once.
const root = document.documentElement;

function isDark() {
  return root.dataset.theme ? root.dataset.theme === 'dark' : !matchMedia('(prefers-color-scheme: light)').matches;
}

for (const button of document.querySelectorAll('[data-does="theme"]')) {
  button.addEventListener('click', () => {
    const chosen = isDark() ? 'light' : 'dark';
    root.dataset.theme = chosen;
    document.cookie = `theme=${chosen}; path=/; max-age=31536000; SameSite=Lax`;
  });
}
