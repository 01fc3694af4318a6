// Signs in with a passkey, shows one as the second factor, or makes one.
//   <form data-passkey="get" data-passkey-options="id of the question as JSON" or data-passkey-url="where to fetch it">
// The answer goes into the field `credential`, and the form is sent. Without passkeys in this browser the form stays hidden.
const toBytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
const toText = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)))
  .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

function read(question) {
  const asked = structuredClone(question.publicKey);
  asked.challenge = toBytes(asked.challenge);
  if (asked.user) asked.user.id = toBytes(asked.user.id);
  for (const list of [asked.allowCredentials, asked.excludeCredentials]) for (const one of list ?? []) one.id = toBytes(one.id);
  return asked;
}

function write(credential) {
  const answer = credential.response;
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"].filter((name) => answer[name]);
  return JSON.stringify({
    id: credential.id, rawId: toText(credential.rawId), type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: Object.fromEntries(parts.map((name) => [name, toText(answer[name])])),
  });
}

async function question(form) {
  const held = document.getElementById(form.dataset.passkeyOptions ?? "");
  if (held) return JSON.parse(held.textContent);
  const answer = await fetch(form.dataset.passkeyUrl, { headers: { Accept: "application/json" }, credentials: "same-origin" });
  return (await answer.json()).request_options;
}

async function ask(form) {
  const asked = read(await question(form));
  if (form.dataset.passkey === "get") return navigator.credentials.get({ publicKey: asked });
  // One that signs in by itself: kept on the device, and opened by a finger, a face or a PIN.
  asked.authenticatorSelection = { ...asked.authenticatorSelection, residentKey: "required", requireResidentKey: true, userVerification: "required" };
  return navigator.credentials.create({ publicKey: asked });
}

function start(form) {
  const fault = form.querySelector("[data-passkey-fault]");
  form.hidden = false;
  form.querySelector("button").addEventListener("click", async () => {
    fault.textContent = "";
    try {
      form.elements.credential.value = write(await ask(form));
      form.submit();
    } catch {
      fault.textContent = fault.dataset.passkeyFault;
    }
  });
}

if (window.PublicKeyCredential) for (const form of document.querySelectorAll("form[data-passkey]")) start(form);
