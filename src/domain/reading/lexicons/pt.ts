import type { Lexicon } from '../lexicon.ts';
import { terms } from '../lexicon.ts';

export const pt: Lexicon = {
  phoneNoun: terms(
    'tel, fone, fones, fixo, zap, zaps, zapzap, liga, ligue*, ligar*, liguem, ligacao, chama, chame*, telemov*, telemovel, telefone*, celular*, cel, contato, contatos, contacto, tlm, tlf, whats, whatsapp, wpp, wts, ddd',
  ),
  numberWord: terms('numero*, num, nro'),
  emailNoun: terms('e-mail*, email*, correio, endereco, mail'),
  order: terms(
    'encomenda, encomendas, pedido*, compra, orcamento*, ordem, reserva, reservas, senha de atendimento',
  ),
  invoice: terms(
    'fatura, faturas, nota fiscal, notas fiscais, nota numero, nfe, nfse, nf, fiscal, fiscais, boleto*, recibo*, comprovante*, preco*, da nota, a nota',
  ),
  parcel: terms(
    'rastreio*, rastreamento*, codigo de envio, envio, volume, pacote*, objeto, expedicao, guia, transportadora',
  ),
  account: terms(
    'conta, contas, contrato*, apolice*, cartao, agencia, instalacao, unidade consumidora, medidor, contador da, contador de, utente, cliente numero, socio, matricula*, beneficiario, carteirinha, assinante, crediario, linha digitavel',
  ),
  caseOrTicket: terms(
    'protocolo*, chamado*, processo*, ocorrencia*, reclamacao*, sinistro*, ticket*, bilhete*, atendimento numero, solicitacao numero, referencia*',
  ),
  part: terms(
    'serie, serial, lote, modelo, placa, codigo do produto, codigo de barras, artigo*, referencia da peca, renavam, chassi, sku',
  ),
  password: terms(
    'senha*, codigo*, pin, token, cupom*, cupao, codigo de verificacao, palavra-passe, vale-presente, cartao-presente',
  ),
  taxOrIdentity: terms(
    'cpf, rg, cep, cnpj, nif, niss, nis, pis, cnh, passaporte*, cartao de cidadao, inscricao estadual, bi, sus, titulo de eleitor',
  ),
  weakReference: terms(
    'cliente*, produto*, entrega*, apartamento, usuario*, pix, caso*, paciente*, contador',
  ),
  version: terms('versao, versoes, servidor, ip'),
  writerOwn: terms('meu, minha, meus, nosso, nossa, o meu'),
  ownNumber: terms(
    'meu numero, meu celular, meu cel, meu zap, meu whats, meu telefone, meu telemovel, meu contato, meu contacto, meu fone, meu email, meu e-mail, meu tel, meu tlm, meu whatsapp, o meu e, o meu numero, meu novo numero, e meu telefone, como meu, sou eu, minha linha, anota ai',
  ),
  readerOwn: terms('vosso, vossa, seu, sua, seus, teu, tua, de voces, de vcs, vosso numero'),
  otherOwn: terms(
    'dele, dela, deles, delas, com ele, com ela, falem com ela, falem com ele, pra ela, pra ele, ligar pra ela, o tlm dela, ela, fala com ela, fala com ele',
  ),
  kinshipAndRole: terms(
    'mulher, espos*, marid*, namorad*, irma, irmao, irmaos, irmas, cunhad*, sogr*, tio, tia, primo, amig*, vizinh*, chefe*, patrao, patroa, socio, socia, coleg*, avo, vovo, vo, advogad*, gerent*, funcionari*, entregador*, motorist*, motoboy*, contadora, meu contador, contabilist*, contabilidade, secretari*, sindico, sindica, zelador*, porteir*, inquilin*, proprietari*, senhorio, senhoria, diretor*, montador*, instalador*, vendedor*, dona, encarregad*, noiv*, companheir*, sobrinh*, cuidador*, enteado*, enteada, genro, ex-marido, ex-mulher, atendente, estafeta, caseir*, arquitet*, mestre de obras, neto, neta, netos, o dono, dono da, dono do, tecnico, tecnicos, minha prima, fiador, fiadora',
  ),
  child: terms('filho, filha, filhos, filhas, crianca, meu menino, minha menina'),
  parent: terms('mae, pai, mamae, papai'),
  trade: terms(
    'guincho, encanador*, eletricista*, canalizador*, taxi, taxista, frete, fretes, reboque, chaveiro, pedreiro, pintor, jardineiro, mecanico, marceneiro, mudancas',
  ),
  selfIntroduction: terms(
    'sou, somos, chamo-me, me chamo, meu nome e, o meu nome e, aqui e, fala a, fala o, atenciosamente, cumprimentos, abs, att, quem fala e',
  ),
  inRoleOf: terms('como, enquanto, na qualidade de'),
  callMe: terms(
    'me liga, me ligue*, me liguem, ligue-me, ligue me, liguem-me, me chama, me chame*, me chamem, me retorn*, retornem no, me contat*, contactem-me, contacte-me, me contactem, contactem a mim, me manda, me mande*, mande-me, me envi*, envie-me, enviem-me, me avis*, avisem-me, me escrev*, escrevam-me, me respond*, responda-me, respondam, me encontr*, falem comigo, fala comigo, falar comigo, comigo, me ligar, ligar-me, pra mim, para mim, me acha, me add, aguardo contato, aguardo ligacao, aguardo retorno, segue meu, deixo meu, deixo o meu, fica o meu, chama no',
  ),
  youCalledMe: terms(
    'me ligaram voces no, voces me ligaram no, voce me ligou no, me ligou no, me ligaram no, ligaram-me para o, voces ligaram no meu, vcs me ligaram no',
  ),
  presence: terms(
    'em casa, casa, de casa, escritório, no escritório, trabalho, no trabalho, loja, disponível, livre, à noite, de manhã, à tarde, depois das, atendo, respondo, falar com, fala com, procurar por, anota, anotem, anote, fixo, obrigado, obrigada, abraço, abraços, cumprimentos, att, moro em, vivo em, sou, estou em, fica o',
  ),
  askedFor: terms(
    'pediu um telefone, pediu um contato, pediu um contacto, pediu um numero, me pediu, pediu-me, mandou pedir, mandou deixar, pediu para deixar',
  ),
  payment: terms(
    'pix, fiz o pix, fiz pix, mandei o pix, paguei, pago para, mbway, mb way, transferi, transferencia, depositei, deposito, picpay, mercado pago, enviei o dinheiro, mandei o dinheiro, paypal, recarga, mandou o pix, fez o pix, enviou o pix',
  ),
  calledOut: terms(
    'liguei, ligando, tentei ligar, tentei, ligo para, ligo pro, ligamos, cansei de ligar, fico ligando, disquei, estou a ligar, tenho ligado, estou ligando, ja liguei, liguei para, telefonei, eu tinha o, tinha o numero, ligar no, nao vou mais ligar',
  ),
  noAnswer: terms(
    'ninguem atend*, ninguem respond*, so chama, nao chama, nao completa, nao existe, caixa postal, ocupado, fora de servico, desligado, da desligado, cai na caixa, nao toca, so da ocupado, sem resposta, interrompido, ninguem me atend*, nao funciona, desligad*, chama e cai, nao atende, nao atendem, nao responde, nao respondem, nao atendeu',
  ),
  calledMe: terms(
    'me ligaram do, me ligaram de, ligaram-me do, me ligou do, me ligou, me ligando, me liga todo, chamada perdida, chamadas perdidas, ligacao perdida, ligacao do, ligacao de, ligacoes do, quem e, de quem e, e golpe, golpe, fraude, burla, se passando, dizendo ser, diz ser, a fazer-se passar, me mandaram mensagem do, recebi uma chamada, recebi ligacao, recebi uma ligacao, recebi um sms, spam, me chamaram do, sao voces, e de voces, te ligaram, lhe ligaram, te ligou, ligaram para voce',
  ),
  wroteTo: terms(
    'escrevi para, escrevi pro, escrevi a, mandei e-mail, mandei email, mandei um email, mandei um e-mail, enviei e-mail, enviei email, enviei um email, enviei para, mandei para, mandei pro, mandei pra, ja mandei, ja enviei, voltou, devolvido, e-mail para, respondi para, reclamei no, meu email para',
  ),
  recipient: terms(
    'entregar a, entregar para, entregar ao, entregue a, destinatari*, quem recebe, recebe, vai receber, recebe por mim, recebera, enviar para, remeter para, presente para, e um presente, e presente, e surpresa, e uma surpresa, surpresa, flores para, quem vai buscar, vai buscar, retira, vai retirar, quem assina, que assina, assina, contato na obra, a/c, aos cuidados, responsavel por receber',
  ),
  website: terms(
    'seu site, no site, vosso site, do site, o site, na pagina, sua pagina, no anuncio, no google, no facebook, no instagram, no cartao, cartao do, cartao de visita, no panfleto, aparece, salvo como, gravado como, suporte, sac, central de atendimento, apoio ao cliente, linha de apoio, a loja',
  ),
  oldOrDead: terms(
    'antigo, antiga, velho, velha, anterior, nao uso mais, ja nao uso, nao e mais, nao existe mais, ja nao existe, nao tenho mais, ja nao tenho, perdi o, perdi, cancelei, desativ*, tirem, tira, apaguem, apagar, excluam, excluir, removam, remover, ja nao funciona, nao funciona mais, deixou de, nao me pertence',
  ),
  example: terms(
    'exemplo, por exemplo, formato, ficticio, inventado, inventei, preencher com, preenchi com, coloquei, botei, obrigatorio, tipo assim',
  ),
  negation: terms('nao, nem, nunca'),
  insteadOf: terms('em vez de, ao inves de, no lugar de'),
  wrong: terms('errado, errada, esta mal, incorret*, saiu errado, e de outra pessoa, engano'),
  correction: terms(
    'desculpa*, perdao, correcao, corrigindo, errei, digo, enganei-me, me enganei, o certo e, quis dizer, saiu errado, erro meu',
  ),
  forwarded: terms('encaminhada, encaminhado, reencaminhad*, mensagem encaminhada, enc, fwd'),
  contactCard: terms('contato compartilhado, contacto partilhado, cartao de contato, cartao de contacto'),
  copula: terms('e, eh, era, foi, sao, seria, esta'),
  filler: terms('e, o, a, os, as, do, da, dos, das, eh, no, na, com, de, um, uma, que, ai, aqui, diz, em'),
};
