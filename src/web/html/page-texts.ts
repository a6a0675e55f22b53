import type { Language } from '../../domain/languages.ts';

/** Texts of the server-rendered pages: the installer, refusals, and the placeholder until the app's script runs. */
export interface PageTexts {
  readonly loading: string;
  readonly failed: string;
  readonly installing: string;
  readonly installed: string;
  readonly installedPartly: string;
  readonly partlyAdvice: string;
  readonly continueButton: string;
  readonly notInstalled: string;
  readonly refused: string;
  readonly restDisabled: string;
  readonly unreachable: string;
}

const en: PageTexts = {
  loading: 'Loading…',
  failed: 'This did not work. Try again in a minute.',
  installing: 'Finishing the installation…',
  installed: 'The application is installed.',
  installedPartly: 'The application is installed, but the portal refused some parts:',
  partlyAdvice:
    'Check that your plan and the version of your Bitrix24 have these parts, then open the application again. Everything else works.',
  continueButton: 'Continue',
  notInstalled: 'The application could not be installed.',
  refused:
    'The portal did not confirm this page. Open the application again from the menu; if that does not help, install it again.',
  restDisabled:
    'The plan of this portal does not let applications work with its data. Change the plan, then open the application again: nothing that was written meanwhile is lost.',
  unreachable: 'The portal does not answer at the moment. Try again in a minute.',
};

const es: PageTexts = {
  loading: 'Cargando…',
  failed: 'No ha funcionado. Inténtelo de nuevo en un minuto.',
  installing: 'Terminando la instalación…',
  installed: 'La aplicación está instalada.',
  installedPartly: 'La aplicación está instalada, pero el portal rechazó algunas partes:',
  partlyAdvice:
    'Compruebe que su plan y la versión de su Bitrix24 incluyen estas partes y abra la aplicación de nuevo. Todo lo demás funciona.',
  continueButton: 'Continuar',
  notInstalled: 'No se ha podido instalar la aplicación.',
  refused:
    'El portal no ha confirmado esta página. Abra la aplicación de nuevo desde el menú; si no basta, vuelva a instalarla.',
  restDisabled:
    'El plan de este portal no permite que las aplicaciones trabajen con sus datos. Cambie el plan y abra la aplicación de nuevo: nada de lo escrito entretanto se pierde.',
  unreachable: 'El portal no responde en este momento. Inténtelo de nuevo en un minuto.',
};

const ru: PageTexts = {
  loading: 'Загрузка…',
  failed: 'Не получилось. Повторите через минуту.',
  installing: 'Завершаем установку…',
  installed: 'Приложение установлено.',
  installedPartly: 'Приложение установлено, но портал отклонил часть настроек:',
  partlyAdvice:
    'Проверьте, что ваш тариф и версия Битрикс24 их поддерживают, и откройте приложение снова. Остальное работает.',
  continueButton: 'Продолжить',
  notInstalled: 'Не удалось установить приложение.',
  refused:
    'Портал не подтвердил эту страницу. Откройте приложение из меню ещё раз; если не поможет, установите его заново.',
  restDisabled:
    'Тариф этого портала не разрешает приложениям работать с его данными. Смените тариф и откройте приложение снова: ничего из написанного за это время не потеряется.',
  unreachable: 'Портал сейчас не отвечает. Повторите через минуту.',
};

const pt: PageTexts = {
  loading: 'Carregando…',
  failed: 'Não funcionou. Tente de novo em um minuto.',
  installing: 'Concluindo a instalação…',
  installed: 'O aplicativo está instalado.',
  installedPartly: 'O aplicativo está instalado, mas o portal recusou algumas partes:',
  partlyAdvice:
    'Verifique se o seu plano e a versão do seu Bitrix24 incluem estas partes e abra o aplicativo novamente. Todo o resto funciona.',
  continueButton: 'Continuar',
  notInstalled: 'Não foi possível instalar o aplicativo.',
  refused:
    'O portal não confirmou esta página. Abra o aplicativo novamente pelo menu; se não adiantar, instale-o de novo.',
  restDisabled:
    'O plano deste portal não permite que aplicativos trabalhem com os dados dele. Mude o plano e abra o aplicativo de novo: nada do que foi escrito nesse tempo se perde.',
  unreachable: 'O portal não responde no momento. Tente de novo em um minuto.',
};

const de: PageTexts = {
  loading: 'Wird geladen …',
  failed: 'Das hat nicht geklappt. Versuchen Sie es in einer Minute noch einmal.',
  installing: 'Die Installation wird abgeschlossen …',
  installed: 'Die Anwendung ist installiert.',
  installedPartly: 'Die Anwendung ist installiert, aber das Portal hat einiges abgelehnt:',
  partlyAdvice:
    'Prüfen Sie, ob Ihr Tarif und die Version Ihres Bitrix24 diese Teile haben, und öffnen Sie die Anwendung noch einmal. Alles andere funktioniert.',
  continueButton: 'Weiter',
  notInstalled: 'Die Anwendung konnte nicht installiert werden.',
  refused:
    'Das Portal hat diese Seite nicht bestätigt. Öffnen Sie die Anwendung noch einmal aus dem Menü; hilft das nicht, installieren Sie sie neu.',
  restDisabled:
    'Der Tarif dieses Portals erlaubt Anwendungen keinen Zugriff auf seine Daten. Wechseln Sie den Tarif und öffnen Sie die Anwendung erneut: Was inzwischen geschrieben wurde, geht nicht verloren.',
  unreachable: 'Das Portal antwortet im Moment nicht. Versuchen Sie es in einer Minute noch einmal.',
};

const fr: PageTexts = {
  loading: 'Chargement…',
  failed: 'Cela n’a pas fonctionné. Réessayez dans une minute.',
  installing: 'Fin de l’installation…',
  installed: 'L’application est installée.',
  installedPartly: 'L’application est installée, mais le portail a refusé certaines parties :',
  partlyAdvice:
    'Vérifiez que votre offre et la version de votre Bitrix24 comprennent ces parties, puis ouvrez l’application de nouveau. Tout le reste fonctionne.',
  continueButton: 'Continuer',
  notInstalled: 'L’application n’a pas pu être installée.',
  refused:
    'Le portail n’a pas confirmé cette page. Ouvrez l’application de nouveau depuis le menu ; si cela ne suffit pas, réinstallez-la.',
  restDisabled:
    'Le forfait de ce portail ne permet pas aux applications de travailler avec ses données. Changez de forfait, puis ouvrez de nouveau l’application : rien de ce qui a été écrit entre-temps n’est perdu.',
  unreachable: 'Le portail ne répond pas pour le moment. Réessayez dans une minute.',
};

const tr: PageTexts = {
  loading: 'Yükleniyor…',
  failed: 'İşlem başarısız oldu. Bir dakika sonra yeniden deneyin.',
  installing: 'Yükleme tamamlanıyor…',
  installed: 'Uygulama yüklendi.',
  installedPartly: 'Uygulama yüklendi, ancak portal bazı bölümleri reddetti:',
  partlyAdvice:
    'Planınızın ve Bitrix24 sürümünüzün bu bölümleri içerdiğini kontrol edin, ardından uygulamayı yeniden açın. Geri kalan her şey çalışıyor.',
  continueButton: 'Devam',
  notInstalled: 'Uygulama yüklenemedi.',
  refused:
    'Portal bu sayfayı doğrulamadı. Uygulamayı menüden yeniden açın; bu işe yaramazsa uygulamayı yeniden yükleyin.',
  restDisabled:
    'Bu portalın planı, uygulamaların verileriyle çalışmasına izin vermiyor. Planı değiştirin, ardından uygulamayı yeniden açın: bu arada yazılanlar kaybolmaz.',
  unreachable: 'Portal şu anda yanıt vermiyor. Bir dakika sonra yeniden deneyin.',
};

export const pageTexts: Readonly<Record<Language, PageTexts>> = { en, es, ru, pt, de, fr, tr };
