// Questions to the preview. What goes wrong comes back as an error with words for a person.
export class Refused extends Error {
  constructor(told) {
    super(told.message);
    Object.assign(this, told);
  }
}

export class Away extends Error {}

async function answer(asked) {
  let response;
  try {
    response = await asked;
  } catch {
    throw new Away("the preview does not answer; was it ended?");
  }
  const text = await response.text();
  let told;
  try {
    told = JSON.parse(text);
  } catch {
    throw new Refused({ message: text || "the preview met a fault of its own; its window of commands says more", help: "" });
  }
  if (!response.ok) throw new Refused(told);
  return told;
}

export const addressOf = (what, query) => `api/${what}?${new URLSearchParams(query)}`;

export const ask = (what, query = {}) => answer(fetch(addressOf(what, query)));

export const tell = (what, body) =>
  answer(fetch(`api/${what}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) }));
