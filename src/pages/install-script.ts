/** Runs in the installer frame: without `installFinish` the portal sends no event and shows no tab (rest-contract.md 1.1). */
export const installScript = `'use strict';
(async () => {
  const status = document.getElementById('status');
  const say = (name) => {
    status.textContent = status.dataset[name];
  };
  try {
    const b24 = await B24Js.initializeB24Frame();
    await b24.installFinish();
    if (!document.getElementById('problems')) say('done');
  } catch (error) {
    console.error('installFinish', error && error.code);
    say('failed');
  }
})();
`;
