// Runs before the first paint, so that a stored choice never flashes the other theme.
(function () {
  try {
    var theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
    var locale = localStorage.getItem("locale");
    if (locale) document.documentElement.lang = locale;
  } catch (_) {
    // Storage may be forbidden; the system's theme stands.
  }
})();
