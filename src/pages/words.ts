import type { Language } from '../../config/manifest.ts';

/** What the pages say. */
export interface Words {
  readonly lines: string;
  readonly linesHelp: string;
  readonly line: string;
  readonly mode: string;
  readonly lastHeard: string;
  readonly never: string;
  readonly auto: string;
  readonly suggest: string;
  readonly off: string;
  readonly inactive: string;
  readonly loading: string;
  readonly empty: string;
  readonly saved: string;
  readonly failed: string;
  readonly forbidden: string;
  readonly expired: string;
  readonly cardTab: string;
  readonly installing: string;
  readonly installed: string;
  readonly installedPartly: string;
  readonly partlyAdvice: string;
  readonly goOn: string;
  readonly notInstalled: string;
  readonly refused: string;
  readonly unreachable: string;
  readonly revoked: string;
}

const en: Words = {
  lines: 'Open channels',
  linesHelp:
    'Choose for each open channel whether chats are joined by themselves, only suggested, or left alone.',
  line: 'Open channel',
  mode: 'Mode',
  lastHeard: 'Last heard',
  never: 'never',
  auto: 'Automatic',
  suggest: 'Suggest only',
  off: 'Off',
  inactive: 'inactive',
  loading: 'Loading…',
  empty: 'There is no open channel that you may see.',
  saved: 'Saved.',
  failed: 'This did not work. Try again in a minute.',
  forbidden: 'Your account may not change this open channel. Ask an administrator.',
  expired: 'This page was open for too long. Open it again.',
  cardTab: 'The conversations of this customer will be shown here.',
  installing: 'Finishing the installation…',
  installed: 'The application is installed.',
  installedPartly: 'The application is installed, but the portal refused some parts:',
  partlyAdvice:
    'Check that your plan and the version of your Bitrix24 have these parts, then open the application again. Everything else works.',
  goOn: 'Continue',
  notInstalled: 'The application could not be installed.',
  refused:
    'The portal did not confirm this page. Open the application again from the menu; if that does not help, install it again.',
  unreachable: 'The portal does not answer at the moment. Try again in a minute.',
  revoked: 'The portal withdrew the access of the application. An administrator has to open this page once.',
};

const es: Words = {
  lines: 'Canales abiertos',
  linesHelp:
    'Elija para cada canal abierto si los chats se unen solos, solo se sugieren o se dejan como están.',
  line: 'Canal abierto',
  mode: 'Modo',
  lastHeard: 'Última señal',
  never: 'nunca',
  auto: 'Automático',
  suggest: 'Solo sugerir',
  off: 'Desactivado',
  inactive: 'inactivo',
  loading: 'Cargando…',
  empty: 'No hay ningún canal abierto que usted pueda ver.',
  saved: 'Guardado.',
  failed: 'No ha funcionado. Inténtelo de nuevo en un minuto.',
  forbidden: 'Su cuenta no puede cambiar este canal abierto. Pídaselo a un administrador.',
  expired: 'Esta página lleva demasiado tiempo abierta. Ábrala de nuevo.',
  cardTab: 'Aquí se mostrarán las conversaciones de este cliente.',
  installing: 'Terminando la instalación…',
  installed: 'La aplicación está instalada.',
  installedPartly: 'La aplicación está instalada, pero el portal rechazó algunas partes:',
  partlyAdvice:
    'Compruebe que su plan y la versión de su Bitrix24 incluyen estas partes y abra la aplicación de nuevo. Todo lo demás funciona.',
  goOn: 'Continuar',
  notInstalled: 'No se ha podido instalar la aplicación.',
  refused:
    'El portal no ha confirmado esta página. Abra la aplicación de nuevo desde el menú; si no basta, vuelva a instalarla.',
  unreachable: 'El portal no responde en este momento. Inténtelo de nuevo en un minuto.',
  revoked:
    'El portal ha retirado el acceso de la aplicación. Un administrador debe abrir esta página una vez.',
};

const ru: Words = {
  lines: 'Открытые линии',
  linesHelp:
    'Выберите для каждой открытой линии: объединять чаты автоматически, только предлагать или не трогать.',
  line: 'Открытая линия',
  mode: 'Режим',
  lastHeard: 'Последний сигнал',
  never: 'никогда',
  auto: 'Автоматически',
  suggest: 'Только предлагать',
  off: 'Выключено',
  inactive: 'неактивна',
  loading: 'Загрузка…',
  empty: 'Нет открытых линий, доступных вам.',
  saved: 'Сохранено.',
  failed: 'Не получилось. Повторите через минуту.',
  forbidden: 'У вас нет прав на изменение этой открытой линии. Обратитесь к администратору.',
  expired: 'Страница открыта слишком долго. Откройте её заново.',
  cardTab: 'Здесь будут показаны переписки этого клиента.',
  installing: 'Завершаем установку…',
  installed: 'Приложение установлено.',
  installedPartly: 'Приложение установлено, но портал отклонил часть настроек:',
  partlyAdvice:
    'Проверьте, что ваш тариф и версия Битрикс24 их поддерживают, и откройте приложение снова. Остальное работает.',
  goOn: 'Продолжить',
  notInstalled: 'Не удалось установить приложение.',
  refused:
    'Портал не подтвердил эту страницу. Откройте приложение из меню ещё раз; если не поможет, установите его заново.',
  unreachable: 'Портал сейчас не отвечает. Повторите через минуту.',
  revoked: 'Портал отозвал доступ приложения. Администратор должен один раз открыть эту страницу.',
};

const pt: Words = {
  lines: 'Canais abertos',
  linesHelp:
    'Escolha, para cada canal aberto, se os chats são unidos automaticamente, apenas sugeridos ou deixados como estão.',
  line: 'Canal aberto',
  mode: 'Modo',
  lastHeard: 'Último sinal',
  never: 'nunca',
  auto: 'Automático',
  suggest: 'Apenas sugerir',
  off: 'Desligado',
  inactive: 'inativo',
  loading: 'Carregando…',
  empty: 'Não há nenhum canal aberto que você possa ver.',
  saved: 'Salvo.',
  failed: 'Não funcionou. Tente de novo em um minuto.',
  forbidden: 'Sua conta não pode alterar este canal aberto. Peça a um administrador.',
  expired: 'Esta página ficou aberta por tempo demais. Abra-a novamente.',
  cardTab: 'As conversas deste cliente serão mostradas aqui.',
  installing: 'Concluindo a instalação…',
  installed: 'O aplicativo está instalado.',
  installedPartly: 'O aplicativo está instalado, mas o portal recusou algumas partes:',
  partlyAdvice:
    'Verifique se o seu plano e a versão do seu Bitrix24 incluem estas partes e abra o aplicativo novamente. Todo o resto funciona.',
  goOn: 'Continuar',
  notInstalled: 'Não foi possível instalar o aplicativo.',
  refused:
    'O portal não confirmou esta página. Abra o aplicativo novamente pelo menu; se não adiantar, instale-o de novo.',
  unreachable: 'O portal não responde no momento. Tente de novo em um minuto.',
  revoked: 'O portal retirou o acesso do aplicativo. Um administrador precisa abrir esta página uma vez.',
};

const de: Words = {
  lines: 'Offene Kanäle',
  linesHelp:
    'Wählen Sie für jeden offenen Kanal, ob Chats von selbst verbunden, nur vorgeschlagen oder in Ruhe gelassen werden.',
  line: 'Offener Kanal',
  mode: 'Modus',
  lastHeard: 'Letztes Signal',
  never: 'nie',
  auto: 'Automatisch',
  suggest: 'Nur vorschlagen',
  off: 'Aus',
  inactive: 'inaktiv',
  loading: 'Wird geladen …',
  empty: 'Es gibt keinen offenen Kanal, den Sie sehen dürfen.',
  saved: 'Gespeichert.',
  failed: 'Das hat nicht geklappt. Versuchen Sie es in einer Minute noch einmal.',
  forbidden: 'Ihr Konto darf diesen offenen Kanal nicht ändern. Bitten Sie einen Administrator.',
  expired: 'Diese Seite war zu lange offen. Öffnen Sie sie noch einmal.',
  cardTab: 'Hier erscheinen die Gespräche dieses Kunden.',
  installing: 'Die Installation wird abgeschlossen …',
  installed: 'Die Anwendung ist installiert.',
  installedPartly: 'Die Anwendung ist installiert, aber das Portal hat einiges abgelehnt:',
  partlyAdvice:
    'Prüfen Sie, ob Ihr Tarif und die Version Ihres Bitrix24 diese Teile haben, und öffnen Sie die Anwendung noch einmal. Alles andere funktioniert.',
  goOn: 'Weiter',
  notInstalled: 'Die Anwendung konnte nicht installiert werden.',
  refused:
    'Das Portal hat diese Seite nicht bestätigt. Öffnen Sie die Anwendung noch einmal aus dem Menü; hilft das nicht, installieren Sie sie neu.',
  unreachable: 'Das Portal antwortet im Moment nicht. Versuchen Sie es in einer Minute noch einmal.',
  revoked:
    'Das Portal hat der Anwendung den Zugang entzogen. Ein Administrator muss diese Seite einmal öffnen.',
};

const fr: Words = {
  lines: 'Canaux ouverts',
  linesHelp:
    'Choisissez pour chaque canal ouvert si les discussions sont réunies automatiquement, seulement suggérées ou laissées telles quelles.',
  line: 'Canal ouvert',
  mode: 'Mode',
  lastHeard: 'Dernier signal',
  never: 'jamais',
  auto: 'Automatique',
  suggest: 'Suggérer seulement',
  off: 'Désactivé',
  inactive: 'inactif',
  loading: 'Chargement…',
  empty: 'Il n’y a aucun canal ouvert que vous puissiez voir.',
  saved: 'Enregistré.',
  failed: 'Cela n’a pas fonctionné. Réessayez dans une minute.',
  forbidden: 'Votre compte ne peut pas modifier ce canal ouvert. Demandez à un administrateur.',
  expired: 'Cette page est restée ouverte trop longtemps. Ouvrez-la de nouveau.',
  cardTab: 'Les conversations de ce client seront affichées ici.',
  installing: 'Fin de l’installation…',
  installed: 'L’application est installée.',
  installedPartly: 'L’application est installée, mais le portail a refusé certaines parties :',
  partlyAdvice:
    'Vérifiez que votre offre et la version de votre Bitrix24 comprennent ces parties, puis ouvrez l’application de nouveau. Tout le reste fonctionne.',
  goOn: 'Continuer',
  notInstalled: 'L’application n’a pas pu être installée.',
  refused:
    'Le portail n’a pas confirmé cette page. Ouvrez l’application de nouveau depuis le menu ; si cela ne suffit pas, réinstallez-la.',
  unreachable: 'Le portail ne répond pas pour le moment. Réessayez dans une minute.',
  revoked: 'Le portail a retiré l’accès de l’application. Un administrateur doit ouvrir cette page une fois.',
};

export const words: Readonly<Record<Language, Words>> = { en, es, ru, pt, de, fr };
