// Runs before anything is drawn. An address with `d=` opens another document than the one that is
// written into the page: that is never shown, and nothing jumps when the explorer takes its place.
if (/[#&]d=/.test(location.hash)) document.documentElement.setAttribute("data-other", "");
