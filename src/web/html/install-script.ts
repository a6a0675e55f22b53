/** Runs in the installer frame: without `installFinish` the portal sends no event and shows no tab (rest-contract.md 1.1). */
export const installScript = `'use strict';
(async () => {
  const status = document.getElementById('status');
  const say = (name) => {
    status.textContent = status.dataset[name];
  };
  // Finishing takes the page away: what went wrong has to be read first, but nobody has to press a button.
  const goOn = document.getElementById('go-on');
  if (goOn) {
    await new Promise((resolve) => {
      goOn.addEventListener('click', resolve);
      setTimeout(resolve, 15000);
    });
    goOn.disabled = true;
  }
  try {
    const b24 = await B24Js.initializeB24Frame();
    await b24.installFinish();
    say('done');
  } catch (error) {
    console.error('installFinish', error && error.code);
    say('failed');
  }
})();
`;
