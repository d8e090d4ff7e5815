// Faults of the page are kept where a test, or a person who inspects it, finds them.
(() => {
  const record = (message) => {
    const root = document.documentElement;
    root.dataset.errors = (root.dataset.errors ? root.dataset.errors + "; " : "") + message;
  };
  addEventListener("error", (event) => record(event.message));
  addEventListener("unhandledrejection", (event) => record(String(event.reason)));
  addEventListener("securitypolicyviolation", (event) => record("blocked: " + event.blockedURI + " " + event.violatedDirective));
})();
