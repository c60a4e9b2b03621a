// Takes the code of the owner link from behind the #, where no server and no log sees it, into the form.
class ClaimPage extends HTMLElement {
  connectedCallback() {
    const code = location.hash.slice(1);
    if (!code) return;
    this.querySelector('input[name=code]').value = code;
    history.replaceState(null, '', location.pathname);
    this.querySelector('button').focus();
  }
}

customElements.define('claim-page', ClaimPage);
