// The header: dark and light, remembered in a cookie, so that the server paints the right one at once; the account's menu.
const root = document.documentElement;

export function isDark() {
  return root.dataset.theme ? root.dataset.theme === 'dark' : !matchMedia('(prefers-color-scheme: light)').matches;
}

for (const button of document.querySelectorAll('[data-does="theme"]')) {
  button.addEventListener('click', () => {
    const chosen = isDark() ? 'light' : 'dark';
    root.dataset.theme = chosen;
    document.cookie = `theme=${chosen}; path=/; max-age=31536000; SameSite=Lax`;
  });
}

// Whoever logs in comes back to where they were.
const logIn = document.querySelector('[data-does="log-in"]');
const here = location.pathname + location.search;
if (logIn && !/^\/(login|register|forgot|reset|claim)?$/.test(location.pathname)) logIn.href = `/login?to=${encodeURIComponent(here)}`;

const own = document.querySelector('details.own');
if (own) {
  addEventListener('click', (e) => { if (!own.contains(e.target)) own.open = false; });
  own.addEventListener('keydown', (e) => {
    if (e.key !== 'Escape' || !own.open) return;
    own.open = false;
    own.querySelector('summary').focus();
  });
  own.querySelector('[data-does="log-out"]').addEventListener('click', async (e) => {
    // Whoever came by the owner's link has a session of another kind.
    const ended = async (path) => (await fetch(path, { method: 'POST' }).catch(() => null))?.ok;
    if (await ended('/api/v1/auth/logout') || await ended('/api/v1/sign-out')) location.assign('/');
    else e.target.textContent = 'The server does not answer. Try again';
  });
}
