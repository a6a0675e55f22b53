/**
 * Script of the installer page: without `installFinish` the portal sends no events and shows no tabs
 * (docs/bitrix24/install-and-auth.md#installation).
 */
export const installScript = `'use strict';
(async () => {
  const status = document.getElementById('status');
  const showStatus = (name) => {
    status.textContent = status.dataset[name];
  };
  // The portal replaces the page after installFinish: give the admin time to read the problems, without requiring a click.
  const continueButton = document.getElementById('continue');
  if (continueButton) {
    await new Promise((resolve) => {
      continueButton.addEventListener('click', resolve);
      setTimeout(resolve, 15000);
    });
    continueButton.disabled = true;
  }
  try {
    const b24 = await B24Js.initializeB24Frame();
    await b24.installFinish();
    showStatus('done');
  } catch (error) {
    console.error('installFinish', error && error.code);
    showStatus('failed');
  }
})();
`;
