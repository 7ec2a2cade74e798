// Numbers and elements as people read them.

// A number with so many significant digits and a true minus sign.
function number(value, digits = 6) {
  if (value === null || !Number.isFinite(value)) return '–';
  return String(Number(value.toPrecision(digits))).replace('-', '−');
}

// The same with so many decimals.
function fixed(value, decimals) {
  if (value === null || !Number.isFinite(value)) return '–';
  return value.toFixed(decimals).replace(/^-(?=0\.?0*$)/, '').replace('-', '−');
}

// An element with attributes and children (text or elements).
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on'))
      made.addEventListener(key.slice(2), value);
    else if (value !== false && value !== null)
      made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children);
  return made;
}

// A button; `words` is what it says, `hint` what it does.
function button(words, hint, act) {
  return element('button', {type: 'button', title: hint, 'aria-label': hint, onclick: act}, words);
}

// Does something before the next frame is shown, once however often it is asked for; where no frames are shown (a page
// in the background) a little later.
function soon(act) {
  let frame = 0, timer = 0;
  const now = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    frame = timer = 0;
    act();
  };
  return () => {
    if (timer) return;
    frame = requestAnimationFrame(now);
    timer = setTimeout(now, 80);
  };
}
