/** Creates an element with attributes and children; strings become text nodes, never markup. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== null));
  return element;
}

/**
 * Updates the children of `parent` to match `items`. Elements of known keys are reused, which keeps focus, typed text
 * and scroll positions. `draw(item, element)` gets the existing element, if any, and returns the one to show.
 */
export function renderKeyed(parent, items, draw) {
  const known = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  let before = null;
  for (const item of items) {
    const old = known.get(item.key);
    known.delete(item.key);
    const element = draw(item, old);
    element.dataset.key = item.key;
    if (old && old !== element) old.replaceWith(element);
    const next = before ? before.nextElementSibling : parent.firstElementChild;
    if (element !== next) parent.insertBefore(element, next);
    before = element;
  }
  for (const removed of known.values()) removed.remove();
}

/** Whether an element was drawn from the same data. */
export function isUnchanged(element, data) {
  return element !== undefined && element.drawnFrom === data;
}
/** Records the data that an element was drawn from. */
export function markDrawn(element, data) {
  element.drawnFrom = data;
  return element;
}
