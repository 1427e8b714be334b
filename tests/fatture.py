"""Electronic invoices for tests, as an issuer's program would write them; all people and numbers are made up."""

SELLER_IBAN = "IT60X0542811101000000123456"
NAMESPACE = "http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2"

WITHHOLDING = """
        <DatiRitenuta>
          <TipoRitenuta>RT01</TipoRitenuta>
          <ImportoRitenuta>200.00</ImportoRitenuta>
          <AliquotaRitenuta>20.00</AliquotaRitenuta>
          <CausalePagamento>A</CausalePagamento>
        </DatiRitenuta>"""


def payment(amount="1268.80", *, terms="<DataScadenzaPagamento>2026-12-24</DataScadenzaPagamento>", iban=SELLER_IBAN):
    """One part of what is to be paid."""
    return f"""
        <DettaglioPagamento>
          <ModalitaPagamento>MP05</ModalitaPagamento>
          {terms}
          <ImportoPagamento>{amount}</ImportoPagamento>
          {f"<IBAN>{iban}</IBAN>" if iban else ""}
        </DettaglioPagamento>"""


def body(
    *,
    number="12/2026",
    kind="TD06",
    issued="2026-11-24",
    total="<ImportoTotaleDocumento>1268.80</ImportoTotaleDocumento>",
    more="",
    vat="I",
    summary=("1040.00", "228.80"),
    payments=None,
):
    """One invoice: €1,000 of work, 4 % for the pension fund, 22 % VAT."""
    parts = (payment(),) if payments is None else payments
    terms = f"<DatiPagamento><CondizioniPagamento>TP02</CondizioniPagamento>{''.join(parts)}</DatiPagamento>"
    return f"""
  <FatturaElettronicaBody>
    <DatiGenerali>
      <DatiGeneraliDocumento>
        <TipoDocumento>{kind}</TipoDocumento>
        <Divisa>EUR</Divisa>
        <Data>{issued}</Data>
        <Numero>{number}</Numero>{more}
        {total}
        <Causale>Incarico di ottobre</Causale>
      </DatiGeneraliDocumento>
    </DatiGenerali>
    <DatiBeniServizi>
      <DettaglioLinee>
        <NumeroLinea>1</NumeroLinea>
        <Descrizione>Progetto della pagina
          iniziale — perché è così</Descrizione>
        <PrezzoUnitario>1000.00000000</PrezzoUnitario>
        <PrezzoTotale>1000.00000000</PrezzoTotale>
        <AliquotaIVA>22.00</AliquotaIVA>
      </DettaglioLinee>
      <DatiRiepilogo>
        <AliquotaIVA>22.00</AliquotaIVA>
        <ImponibileImporto>{summary[0]}</ImponibileImporto>
        <Imposta>{summary[1]}</Imposta>
        <EsigibilitaIVA>{vat}</EsigibilitaIVA>
      </DatiRiepilogo>
    </DatiBeniServizi>
    {terms if parts else ""}
  </FatturaElettronicaBody>"""


HEADER = """
  <FatturaElettronicaHeader>
    <DatiTrasmissione>
      <IdTrasmittente><IdPaese>IT</IdPaese><IdCodice>00743110157</IdCodice></IdTrasmittente>
      <ProgressivoInvio>00012</ProgressivoInvio>
      <FormatoTrasmissione>FPR12</FormatoTrasmissione>
      <CodiceDestinatario>0000000</CodiceDestinatario>
    </DatiTrasmissione>
    <CedentePrestatore>
      <DatiAnagrafici>
        <IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>00743110157</IdCodice></IdFiscaleIVA>
        <CodiceFiscale>RCCMNL83S18D969H</CodiceFiscale>
        <Anagrafica><Nome>Marta</Nome><Cognome>Di Prova</Cognome></Anagrafica>
        <RegimeFiscale>RF01</RegimeFiscale>
      </DatiAnagrafici>
    </CedentePrestatore>
    <CessionarioCommittente>
      <DatiAnagrafici>
        <IdFiscaleIVA><IdPaese>DE</IdPaese><IdCodice>136695976</IdCodice></IdFiscaleIVA>
        <Anagrafica><Denominazione>Rossi &amp; Figli SRL</Denominazione></Anagrafica>
      </DatiAnagrafici>
    </CessionarioCommittente>
  </FatturaElettronicaHeader>"""


def fattura(*bodies, prefix="p", version="FPR12", header=HEADER, declared="UTF-8", before=""):
    """An ordinary invoice file as text."""
    name = f"{prefix}:FatturaElettronica" if prefix else "FatturaElettronica"
    space = f"xmlns:{prefix}" if prefix else "xmlns"
    return (
        f'<?xml version="1.0" encoding="{declared}"?>\n{before}<{name} versione="{version}" {space}="{NAMESPACE}">'
        f"{header}{''.join(bodies or (body(),))}\n</{name}>\n"
    )


SIMPLIFIED = """<?xml version="1.0" encoding="UTF-8"?>
<ns2:FatturaElettronicaSemplificata versione="FSM10"
    xmlns:ns2="http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.0">
  <FatturaElettronicaHeader>
    <CedentePrestatore>
      <IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>00743110157</IdCodice></IdFiscaleIVA>
      <CodiceFiscale>RCCMNL83S18D969H</CodiceFiscale>
      <Nome>Marta</Nome><Cognome>Di Prova</Cognome>
    </CedentePrestatore>
    <CessionarioCommittente>
      <IdentificativiFiscali>
        <IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>00743110157</IdCodice></IdFiscaleIVA>
      </IdentificativiFiscali>
      <AltriDatiIdentificativi><Denominazione>Rossi SRL</Denominazione></AltriDatiIdentificativi>
    </CessionarioCommittente>
  </FatturaElettronicaHeader>
  <FatturaElettronicaBody>
    <DatiGenerali>
      <DatiGeneraliDocumento>
        <TipoDocumento>TD07</TipoDocumento><Divisa>EUR</Divisa><Data>2026-11-24</Data><Numero>S 3</Numero>
      </DatiGeneraliDocumento>
    </DatiGenerali>
    <DatiBeniServizi>
      <Descrizione>Un logo</Descrizione><Importo>122.00</Importo><DatiIVA><Imposta>22.00</Imposta></DatiIVA>
    </DatiBeniServizi>
    <DatiBeniServizi>
      <Descrizione>Una targhetta</Descrizione><Importo>61.00</Importo><DatiIVA><Imposta>11.00</Imposta></DatiIVA>
    </DatiBeniServizi>
  </FatturaElettronicaBody>
</ns2:FatturaElettronicaSemplificata>
"""
