import type { Language } from '../../domain/languages.ts';

/** Why an installation was refused; the codes of `InstallationError`. */
type Refusal =
  | 'NO_REFRESH_TOKEN'
  | 'TOKEN_REFUSED'
  | 'OTHER_PORTAL'
  | 'ADMIN_REQUIRED'
  | 'APP_REFUSED'
  | 'PLAN_REFUSED'
  | 'ADDRESS_REFUSED'
  | 'OAUTH_UNREACHABLE'
  | 'BUSY'
  | 'PORTAL_UNREACHABLE';

/** For the administrator who installs: what is wrong, and what to do about it. */
export const refusalTexts: Readonly<Record<Language, Readonly<Record<Refusal, string>>>> = {
  en: {
    NO_REFRESH_TOKEN:
      'Bitrix24 did not say which portal this page belongs to. Open the application again from Bitrix24; if that does not help, remove it and install it again.',
    TOKEN_REFUSED:
      'Bitrix24 does not accept the access of this page any more. Reload the portal and open the application again.',
    OTHER_PORTAL:
      'The access of this page belongs to another portal. Log in to this portal and install the application from there.',
    ADMIN_REQUIRED:
      'Only an administrator of the portal can install this application. Ask an administrator to open it once.',
    APP_REFUSED:
      'Bitrix24 does not accept this application for this portal. Install it again; if that does not help, whoever operates it has to check its keys (B24_CLIENT_ID, B24_CLIENT_SECRET).',
    PLAN_REFUSED:
      'The plan of this portal does not let applications work with its data, or the application is not paid. Change that, then open the application again.',
    ADDRESS_REFUSED:
      'The portal is not reached over https. Install a valid certificate on the portal, then open the application again.',
    OAUTH_UNREACHABLE:
      'The authorization server of Bitrix24 does not answer. Wait a minute, then open the application again.',
    BUSY: 'Too many installations arrive at once. Wait a minute, then open the application again.',
    PORTAL_UNREACHABLE: 'The portal does not answer. Wait a minute, then open the application again.',
  },
  es: {
    NO_REFRESH_TOKEN:
      'Bitrix24 no ha indicado a qué portal pertenece esta página. Abra la aplicación de nuevo desde Bitrix24; si no basta, quítela y vuelva a instalarla.',
    TOKEN_REFUSED:
      'Bitrix24 ya no acepta el acceso de esta página. Recargue el portal y abra la aplicación de nuevo.',
    OTHER_PORTAL:
      'El acceso de esta página pertenece a otro portal. Entre en este portal e instale la aplicación desde allí.',
    ADMIN_REQUIRED:
      'Solo un administrador del portal puede instalar esta aplicación. Pida a un administrador que la abra una vez.',
    APP_REFUSED:
      'Bitrix24 no acepta esta aplicación en este portal. Vuelva a instalarla; si no basta, quien la mantiene debe revisar sus claves (B24_CLIENT_ID, B24_CLIENT_SECRET).',
    PLAN_REFUSED:
      'El plan de este portal no permite que las aplicaciones trabajen con sus datos, o la aplicación no está pagada. Cámbielo y abra la aplicación de nuevo.',
    ADDRESS_REFUSED:
      'El portal no está accesible por https. Instale un certificado válido en el portal y abra la aplicación de nuevo.',
    OAUTH_UNREACHABLE:
      'El servidor de autorización de Bitrix24 no responde. Espere un minuto y abra la aplicación de nuevo.',
    BUSY: 'Llegan demasiadas instalaciones a la vez. Espere un minuto y abra la aplicación de nuevo.',
    PORTAL_UNREACHABLE: 'El portal no responde. Espere un minuto y abra la aplicación de nuevo.',
  },
  ru: {
    NO_REFRESH_TOKEN:
      'Битрикс24 не сообщил, какому порталу принадлежит эта страница. Откройте приложение из Битрикс24 ещё раз; если не поможет, удалите его и установите заново.',
    TOKEN_REFUSED:
      'Битрикс24 больше не принимает доступ этой страницы. Обновите портал и откройте приложение ещё раз.',
    OTHER_PORTAL:
      'Доступ этой страницы принадлежит другому порталу. Войдите на этот портал и установите приложение оттуда.',
    ADMIN_REQUIRED:
      'Установить приложение может только администратор портала. Попросите администратора открыть его один раз.',
    APP_REFUSED:
      'Битрикс24 не принимает это приложение для этого портала. Установите его заново; если не поможет, тот, кто его обслуживает, должен проверить ключи (B24_CLIENT_ID, B24_CLIENT_SECRET).',
    PLAN_REFUSED:
      'Тариф этого портала не разрешает приложениям работать с его данными, или приложение не оплачено. Исправьте это и откройте приложение ещё раз.',
    ADDRESS_REFUSED:
      'Портал недоступен по https. Установите на портал действующий сертификат и откройте приложение ещё раз.',
    OAUTH_UNREACHABLE:
      'Сервер авторизации Битрикс24 не отвечает. Подождите минуту и откройте приложение ещё раз.',
    BUSY: 'Слишком много установок одновременно. Подождите минуту и откройте приложение ещё раз.',
    PORTAL_UNREACHABLE: 'Портал не отвечает. Подождите минуту и откройте приложение ещё раз.',
  },
  pt: {
    NO_REFRESH_TOKEN:
      'O Bitrix24 não informou a que portal esta página pertence. Abra o aplicativo novamente pelo Bitrix24; se não adiantar, remova-o e instale-o de novo.',
    TOKEN_REFUSED:
      'O Bitrix24 não aceita mais o acesso desta página. Recarregue o portal e abra o aplicativo novamente.',
    OTHER_PORTAL:
      'O acesso desta página pertence a outro portal. Entre neste portal e instale o aplicativo a partir dele.',
    ADMIN_REQUIRED:
      'Só um administrador do portal pode instalar este aplicativo. Peça a um administrador que o abra uma vez.',
    APP_REFUSED:
      'O Bitrix24 não aceita este aplicativo neste portal. Instale-o de novo; se não adiantar, quem o mantém precisa verificar as chaves (B24_CLIENT_ID, B24_CLIENT_SECRET).',
    PLAN_REFUSED:
      'O plano deste portal não permite que aplicativos trabalhem com os dados dele, ou o aplicativo não está pago. Mude isso e abra o aplicativo de novo.',
    ADDRESS_REFUSED:
      'O portal não é acessível por https. Instale um certificado válido no portal e abra o aplicativo novamente.',
    OAUTH_UNREACHABLE:
      'O servidor de autorização do Bitrix24 não responde. Espere um minuto e abra o aplicativo novamente.',
    BUSY: 'Chegam instalações demais ao mesmo tempo. Espere um minuto e abra o aplicativo novamente.',
    PORTAL_UNREACHABLE: 'O portal não responde. Espere um minuto e abra o aplicativo novamente.',
  },
  de: {
    NO_REFRESH_TOKEN:
      'Bitrix24 hat nicht mitgeteilt, zu welchem Portal diese Seite gehört. Öffnen Sie die Anwendung noch einmal aus Bitrix24; hilft das nicht, entfernen Sie sie und installieren Sie sie neu.',
    TOKEN_REFUSED:
      'Bitrix24 nimmt den Zugang dieser Seite nicht mehr an. Laden Sie das Portal neu und öffnen Sie die Anwendung noch einmal.',
    OTHER_PORTAL:
      'Der Zugang dieser Seite gehört zu einem anderen Portal. Melden Sie sich an diesem Portal an und installieren Sie die Anwendung von dort.',
    ADMIN_REQUIRED:
      'Nur eine Administratorin oder ein Administrator des Portals kann diese Anwendung installieren. Bitten Sie darum, sie einmal zu öffnen.',
    APP_REFUSED:
      'Bitrix24 nimmt diese Anwendung für dieses Portal nicht an. Installieren Sie sie neu; hilft das nicht, muss der Betreiber ihre Schlüssel prüfen (B24_CLIENT_ID, B24_CLIENT_SECRET).',
    PLAN_REFUSED:
      'Der Tarif dieses Portals erlaubt Anwendungen keinen Zugriff auf seine Daten, oder die Anwendung ist nicht bezahlt. Ändern Sie das und öffnen Sie die Anwendung noch einmal.',
    ADDRESS_REFUSED:
      'Das Portal ist nicht über https erreichbar. Installieren Sie ein gültiges Zertifikat auf dem Portal und öffnen Sie die Anwendung noch einmal.',
    OAUTH_UNREACHABLE:
      'Der Autorisierungsserver von Bitrix24 antwortet nicht. Warten Sie eine Minute und öffnen Sie die Anwendung noch einmal.',
    BUSY: 'Es kommen zu viele Installationen gleichzeitig an. Warten Sie eine Minute und öffnen Sie die Anwendung noch einmal.',
    PORTAL_UNREACHABLE:
      'Das Portal antwortet nicht. Warten Sie eine Minute und öffnen Sie die Anwendung noch einmal.',
  },
  fr: {
    NO_REFRESH_TOKEN:
      'Bitrix24 n’a pas indiqué à quel portail appartient cette page. Ouvrez de nouveau l’application depuis Bitrix24 ; si cela ne suffit pas, supprimez-la et réinstallez-la.',
    TOKEN_REFUSED:
      'Bitrix24 n’accepte plus l’accès de cette page. Rechargez le portail et ouvrez de nouveau l’application.',
    OTHER_PORTAL:
      'L’accès de cette page appartient à un autre portail. Connectez-vous à ce portail et installez l’application depuis celui-ci.',
    ADMIN_REQUIRED:
      'Seul un administrateur du portail peut installer cette application. Demandez à un administrateur de l’ouvrir une fois.',
    APP_REFUSED:
      'Bitrix24 n’accepte pas cette application pour ce portail. Réinstallez-la ; si cela ne suffit pas, la personne qui l’exploite doit vérifier ses clés (B24_CLIENT_ID, B24_CLIENT_SECRET).',
    PLAN_REFUSED:
      'Le forfait de ce portail ne permet pas aux applications de travailler avec ses données, ou l’application n’est pas payée. Corrigez cela, puis ouvrez de nouveau l’application.',
    ADDRESS_REFUSED:
      'Le portail n’est pas accessible en https. Installez un certificat valide sur le portail, puis ouvrez de nouveau l’application.',
    OAUTH_UNREACHABLE:
      'Le serveur d’autorisation de Bitrix24 ne répond pas. Attendez une minute, puis ouvrez de nouveau l’application.',
    BUSY: 'Trop d’installations arrivent en même temps. Attendez une minute, puis ouvrez de nouveau l’application.',
    PORTAL_UNREACHABLE:
      'Le portail ne répond pas. Attendez une minute, puis ouvrez de nouveau l’application.',
  },
  tr: {
    NO_REFRESH_TOKEN:
      'Bitrix24 bu sayfanın hangi portala ait olduğunu bildirmedi. Uygulamayı Bitrix24 içinden yeniden açın; bu işe yaramazsa kaldırıp yeniden yükleyin.',
    TOKEN_REFUSED:
      'Bitrix24 bu sayfanın erişimini artık kabul etmiyor. Portalı yenileyin ve uygulamayı yeniden açın.',
    OTHER_PORTAL:
      'Bu sayfanın erişimi başka bir portala ait. Bu portala giriş yapın ve uygulamayı oradan yükleyin.',
    ADMIN_REQUIRED:
      'Bu uygulamayı yalnızca portalın bir yöneticisi yükleyebilir. Bir yöneticiden uygulamayı bir kez açmasını isteyin.',
    APP_REFUSED:
      'Bitrix24 bu uygulamayı bu portal için kabul etmiyor. Yeniden yükleyin; bu işe yaramazsa uygulamayı işleten kişi anahtarlarını kontrol etmeli (B24_CLIENT_ID, B24_CLIENT_SECRET).',
    PLAN_REFUSED:
      'Bu portalın planı uygulamaların verileriyle çalışmasına izin vermiyor veya uygulamanın ücreti ödenmemiş. Bunu düzeltin, ardından uygulamayı yeniden açın.',
    ADDRESS_REFUSED:
      'Portala https üzerinden ulaşılamıyor. Portala geçerli bir sertifika yükleyin, ardından uygulamayı yeniden açın.',
    OAUTH_UNREACHABLE:
      'Bitrix24 yetkilendirme sunucusu yanıt vermiyor. Bir dakika bekleyin, ardından uygulamayı yeniden açın.',
    BUSY: 'Aynı anda çok fazla yükleme geliyor. Bir dakika bekleyin, ardından uygulamayı yeniden açın.',
    PORTAL_UNREACHABLE: 'Portal yanıt vermiyor. Bir dakika bekleyin, ardından uygulamayı yeniden açın.',
  },
};
