import type { Lexicon } from '../lexicon.ts';
import { terms } from '../lexicon.ts';

export const es: Lexicon = {
  phoneNoun: terms(
    'tel, tels, telf, tlf, tlfn, tlfno, tfno, tfn, telef*, telefono*, movil, moviles, cel, cels, celu, celular*, fono, fonos, fijo, whatsapp, guasap*, wasap*, wasapp*, watsap*, wsp, wpp, wa, contacto, contactar*, contacten*, llama, llame*, llamad*, llamar*, llamen*, marca, marque*, comunic*, localiza*, linea telefonica, nro de contacto',
  ),
  numberWord: terms('numero*, num, nro, nros, numerito, nº, º'),
  emailNoun: terms('correo*, email*, mail, mails, e-mail*, direccion, buzon'),
  order: terms(
    'pedido*, orden, ordenes, compra, reserva, reservas, presupuesto*, cotizacion*, folio*, localizador*, encargo, turno nro, turno numero',
  ),
  invoice: terms(
    'factur*, fra, boleta*, recibo*, albaran*, comprobante*, nota de credito, remito*, importe*, precio*, saldo, transaccion*, operacion*',
  ),
  parcel: terms(
    'seguimiento, guia, rastreo, rastrear, envio, envios, paquete*, bulto*, tracking, encomienda*, remesa',
  ),
  account: terms(
    'cuenta*, contrato*, poliza*, tarjeta*, cups, suministro*, medidor*, abonado*, socio, socia, contador de, nº de contador, numero de contador, contador numero, lectura, cbu, clabe, nit, titular numero, matricula de alumno, afiliado, afiliacion, prestamo*',
  ),
  caseOrTicket: terms(
    'ticket*, tique*, incidencia*, expediente*, reclamo*, reclamacion*, referencia*, ref, refs, caso numero, siniestro*, tramite*, denuncia*, queja numero, aviso numero, parte numero, registro*, protocolo*, radicado*',
  ),
  part: terms(
    'serie, serial*, imei, lote*, articulo*, sku, ean, isbn, matricula*, codigo de barras, barras, modelo, repuesto, nº de serie, n/s, placa, patente',
  ),
  password: terms('contrasena*, clave, pin, codigo*, cod, token, cupon*, otp'),
  taxOrIdentity: terms(
    'dni, nif, cif, pasaporte*, cuit, cuil, rfc, curp, rut, run, cedula*, nss, ruc, cp, postal, ccc, dui, nomina, cc, ine, seguridad social, el nie, mi nie, nie es',
  ),
  weakReference: terms('cliente*, producto*, usuario*, entrega*, habitacion, caso*, paciente*, contador'),
  version: terms('version*, firmware, puerto, servidor, ip'),
  writerOwn: terms('mi, mio, el mio, la mia, nuestro, nuestra'),
  ownNumber: terms(
    'mi movil, mi celular, mi cel, mi celu, mi telefono, mi tel, mi numero, mi nro, mi whatsapp, mi wasap, mi fijo, mi correo, mi email, mi mail, mi contacto, mis datos, mi nuevo numero, mi nuevo celular, mi nuevo movil, el mio es, el mio, es mi telefono, soy yo, mi casa, mi trabajo, mi oficina',
  ),
  readerOwn: terms(
    'vuestro, vuestra, vuestros, de ustedes, de usted, su telefono, su numero, su movil, su celular, su correo, su email, su whatsapp, su fijo, tu telefono, tu numero, tu correo, el suyo, su linea',
  ),
  otherOwn: terms(
    'de el, de ella, de ellos, con el, con ella, llamarla, llamarlo, llamenla, llamenlo, llamadla, llamadlo, escribanle, ella, su numero es, su telefono es, su movil es, su celular es',
  ),
  kinshipAndRole: terms(
    'mujer, espos*, marid*, novi*, pareja, herman*, cunad*, suegr*, tio, tia, primo, amig*, vecin*, jefe, jefa, jefes, socio mio, mi socio, mi socia, companer*, abuel*, gestor*, abogad*, asistente*, secretari*, encargad*, porter*, conserje*, niet*, sobrin*, colega*, inquilin*, contable, contadora, mi contador, asesor*, caser*, emplead*, exmarido, exmujer, yerno, nuera, conocid*, repartidor*, transportist*, vendedor*, comercial, propietari*, capataz, chofer*, conductor*, mensajero*, cartero, director*, gerente*, administrador*, presidente, arrendador*, dueno, duena, polol*, tutor, cuidador*, doctor*, medico, instalador*, operador*, fletero, arquitect*, mi prima, su prima, tecnico, tecnicos, aval, avalista, fiador',
  ),
  child: terms('hijo, hija, hijos, mi nino, mi nina, mi nene, mi nena, crio, cria, peque'),
  parent: terms('madre, padre, mama, papa, mami, papi'),
  trade: terms(
    'fontanero*, electricista*, grua*, taxi, taxista, cerrajer*, plomero*, albanil, jardinero, mudanzas, pintor, mecanico, gruas, gasfiter*, gasista, carpintero',
  ),
  selfIntroduction: terms(
    'soy, somos, me llamo, mi nombre es, le habla, les habla, os habla, habla con, atte, saludos, atentamente',
  ),
  inRoleOf: terms('como, en calidad de'),
  callMe: terms(
    'llamame*, llameme*, llamadme*, llamenme*, llamarme*, me llame*, me llamen, me llamas, me pueden llamar, me podeis llamar, me puede llamar, contactarme*, contactame*, contacteme*, contactenme*, contactadme*, escribeme*, escribanme*, escribidme*, escribame*, escribirme, localizarme, localizable, avisame*, avisenme*, avisadme*, me localizan, me encuentran, me contacten, me contacte, me avisen, estoy en el, hablad conmigo, hablen conmigo, hable conmigo, conmigo, marcarme, marqueme, marquenme, respondanme, respondedme, contestadme, contestenme, contestame, mandame, mandenme, mandadme, enviame*, envieme*, envienme*, espero llamada, espero su llamada, devolvedme, devuelvanme, les dejo, os dejo, te dejo, le dejo, dejo mi, =mí, llame a mi, me llame a mi, a mi al',
  ),
  youCalledMe: terms(
    'me llamasteis, me llamaste, me llamaron ustedes al, me llamaron al, me llamo usted, ustedes me llamaron al, me habeis llamado al, me han llamado al',
  ),
  presence: terms(
    'en casa, en mi casa, oficina, en la oficina, trabajo, en el trabajo, disponible, libre, por la tarde, por la mañana, por las tardes, a partir de las, contesto, atiendo, respondo, preguntar por, pregunte por, pregunten por, anota, anotá, apunta, apunte, apuntad, linea fija, fijo, gracias, saludos, un saludo, vivo en, estoy en, soy',
  ),
  askedFor: terms(
    'pidio un telefono, pedia un telefono, pidio un numero, me pidio, me ha pedido, me pedia, me ha dicho que os deje',
  ),
  payment: terms(
    'bizum, yape*, yapee, plin, pague, pagado, he pagado, transferi, transferido, transferencia, deposite, depositado, ingrese, ingresado, hice un ingreso, nequi, daviplata, mercado pago, paypal, pago movil, sinpe, mande el dinero, envie el dinero, recarga, recargue, hizo el pago, hizo el bizum, mando el pago',
  ),
  calledOut: terms(
    'he llamado, hemos llamado, llamo al, llamo a, llevo llamando, llamando al, llamando a, llamamos, estuve llamando, intente llamar, intento llamar, llevo marcando, no pienso volver a marcar, probe con, probe en, llamada al, volver a llamar al, estoy llamando, lo tengo guardado, tenia su movil, tenia su numero, tenia su telefono, =llamé al, =llamé a, =llamé, =marqué al, =marqué, llame ayer, ya llame, llame tres veces, llame varias veces',
  ),
  noAnswer: terms(
    'nadie contesta, nadie responde, no coge*, nadie coge, no lo cogen, comunica, siempre comunica, no da señal, nadie atiende, suena y suena, salta el buzon, buzon de voz, fuera de servicio, no existe, apagado, no descuelg*, da ocupado, ocupado, no pasa nada, no esta operativo, no me atiend*, sin respuesta, me cuelgan, contestador, no contesta, no contestan, no responde, no responden, no atiende, no atienden, no contestais, no responden',
  ),
  calledMe: terms(
    'me llaman, me llamaron, me llamo un, me llamo una, me han llamado, me esta llamando, me estan llamando, me estan marcando, me marcan, me marcaron, llamada perdida, llamadas perdidas, perdida de, perdidas de, quien es, de quien es, quien me llama, estafa, fraude, haciendose pasar, se hacen pasar, a nombre suyo, spam, me escribieron de, me escriben de, me llego un mensaje de, me ha llegado un sms, llamaron de, llamaron desde, recibi una llamada, he recibido una llamada, dicen ser, dice ser, le llamaron, te llamaron, os llamaron, lo llamaron, la llamaron, se puso en contacto',
  ),
  wroteTo: terms(
    'escribi a, escribi al, he escrito a, os escribi a, escribimos a, mande un correo a, mande correo a, mande a, envie a, envie un correo a, envie un mail a, envie al, he enviado a, he mandado a, rebota*, devuelto, me devuelve, escribiendo a, mi correo a, lo mande a, se lo mande a, contacte con, reclame a',
  ),
  recipient: terms(
    'entregar a, entregar en, entregarlo a, entreguen a, entregad a, destinatario*, destinataria*, recibe, recibira, lo recibe, para entregar, enviar a, envielo a, mandarlo a, es un regalo, regalo para, es sorpresa, sorpresa, recoge, recogera, lo recoge, recogerlo, el ramo, flores para, a la atencion de, contacto en obra, quien firma, pasa a buscar, retira, retirara, persona de contacto',
  ),
  website: terms(
    'vuestra web, vuestra pagina, su web, su pagina, su sitio, en la web, en la pagina, pagina web, sitio web, el anuncio, su anuncio, en google, facebook, instagram, el cartel, la tarjeta del, la tarjeta de visita, aparece como, me aparece, os tengo guardad*, los tengo guardad*, atencion al cliente, servicio al cliente, centralita, call center, soporte',
  ),
  oldOrDead: terms(
    'antiguo, antigua, viejo, vieja, anterior, ya no uso, ya no es, ya no tengo, ya no existe, ya no funciona, no existe, ya no vale, di de baja, dado de baja, dada de baja, borrad*, borrar, borren, eliminad, eliminen, eliminar, quiten, quitad, perdi, cancele, ex numero, antes tenia, antes era, dejo de funcionar, ya no me pertenece, cambie de numero era',
  ),
  example: terms(
    'ejemplo, por ejemplo, formato, tipo, inventado, inventada, ficticio, de prueba, he puesto, puse, obligatorio, como este',
  ),
  negation: terms('no, ni, nunca, tampoco'),
  insteadOf: terms('en vez de, en lugar de'),
  wrong: terms('esta mal, es erroneo, es incorrecto, equivocad*, incorrect*, mal escrito, es otro'),
  correction: terms(
    'perdon, perdona, corrijo, correccion, me equivoque, errata, digo, quise decir, disculpa, me confundi, rectifico',
  ),
  forwarded: terms('reenviado, mensaje reenviado, reenvio, rv, fwd, mensaje original'),
  contactCard: terms('contacto compartido, tarjeta de contacto, ficha de contacto'),
  copula: terms('es, era, son, sera, seria, fue'),
  filler: terms(
    'de, del, el, la, los, las, lo, al, este, esta, ese, esa, con, son, siguiente, tiene, q, que, un, una, y, en, dice, a, aqui',
  ),
};
