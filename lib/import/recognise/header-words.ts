import type { AssetField, Field, LeadField, Noun, TouchpointField } from '../fields'

/** Header keys (see `headerKey`) that mean a field, in the spellings of several languages and exports. */
const PERSON: Record<string, string> = {
  email:
    'email emailaddress mail mailaddress emailid workemail businessemail primaryemail contactemail emailadresse mailadresse correo correoelectronico courriel adresseemail indirizzoemail leademail useremail personemail',
  name: 'name fullname contactname leadname personname vollername nombre nom displayname contact',
  firstName: 'firstname first givenname forename vorname prenom nombredepila fname',
  lastName: 'lastname last surname familyname nachname apellido apellidos nomdefamille lname',
  company:
    'company companyname companyaccount account accountname organization organisation organizationname organisationname firma unternehmen empresa societe entreprise azienda employer associatedcompany',
  leadId:
    'leadid contactid recordid personid prospectid customerid userid crmid memberid leadnumber externalid',
}

const UTM: Record<string, string> = {
  utmSource: 'utmsource',
  utmMedium: 'utmmedium',
  utmCampaign: 'utmcampaign',
  utmTerm: 'utmterm utmkeyword',
  utmContent: 'utmcontent',
}

const LEAD: Partial<Record<LeadField, string>> = {
  ...PERSON,
  leadId: `${PERSON.leadId} id`,
  title:
    'jobtitle title position role jobrole jobposition titel funktion puesto poste berufsbezeichnung designation',
  phone:
    'phone phonenumber telephone mobile mobilephone tel telefon telefono cellphone workphone businessphone',
  crmUrl: 'crmurl recordurl crmlink',
  crmStage: 'lifecyclestage lifecycle stage leadstage funnelstage',
  crmStatus: 'leadstatus status contactstatus',
  dealStage: 'dealstage opportunitystage',
  won: 'converted won iswon',
  wonAt: 'wondate wonon closewondate converteddate conversiondate',
  lostAt: 'lostdate loston',
  owner: 'owner leadowner contactowner accountowner salesrep assignedto rep besitzer',
  source: 'source leadsource originalsource origin quelle channel acquisitionsource',
  campaign: 'campaign campaignname primarycampaign kampagne',
  persona: 'persona buyerpersona buyerrole',
  industry: 'industry sector branche industria secteur businesssegment vertical',
  country: 'country countryregion land pais pays mailingcountry nation',
  language: 'language preferredlanguage locale sprache idioma langue',
  optOut: 'optout optedout emailoptout unsubscribed donotemail unsubscribedfromallemail donotcontact',
  createdAt: 'createdate createddate createdat createdon datecreated dateadded created erstelltam',
  firstTouchAt: 'firstcontactdate firsttouchdate firstseen firstcontact',
  landingPage: 'landingpage landingpageid firstpage firstpageseen',
  ...UTM,
}

const TOUCHPOINT: Partial<Record<TouchpointField, string>> = {
  ...PERSON,
  jobTitle: 'jobtitle position role',
  at: 'at time timestamp date datetime activitydate eventdate eventtime occurredat createdat createddate createdate when sentat datum zeitpunkt fecha',
  type: 'type event eventtype eventname activity activitytype activitytypeid activityname interaction action touchpoint touchpointtype kind aktivitat',
  touchpointId: 'touchpointid eventid activityid messageid id uuid guid',
  title:
    'title subject eventlabel pagetitle label assetname emailname formname emailsubject webinar description',
  url: 'url pageurl link page uri address href',
  channel: 'channel medium kanal canal',
  campaign: 'campaign campaignname program programname kampagne',
  side: 'side team',
  attributes: 'attributes',
  machine:
    'machine ismachine machineopen ismachineopen bot isbot isbotactivity botactivity botfiltered filteredasbot prefetch isprefetch prefetched applemailprivacy applemailprivacyprotection appleprivacy isappleprivacy',
  userAgent: 'useragent useragentstring',
  ...UTM,
}

const ASSET: Partial<Record<AssetField, string>> = {
  assetId: 'assetid id contentid',
  title: 'title name assetname headline titel',
  type: 'type format assettype contenttype kind',
  url: 'url link address href pageurl',
  summary: 'summary description abstract zusammenfassung beschreibung excerpt',
  stages: 'stages stage funnelstage buyingstage journeystage',
  personas: 'personas persona audience',
  industries: 'industries industry branche sector',
  answers: 'answers objections objection questions',
  topics: 'topics topic tags keywords category categories',
  language: 'language locale sprache',
  owner: 'owner author',
  validFrom: 'validfrom publishdate publishedat published',
  validTo: 'validto expires expirydate expireson validuntil',
  version: 'version',
  internal: 'internal internalonly isinternal',
}

const WORDS: Record<Noun, ReadonlyMap<string, Field>> = {
  lead: byWord(LEAD),
  touchpoint: byWord(TOUCHPOINT),
  asset: byWord(ASSET),
}

function byWord(words: Partial<Record<string, string>>): ReadonlyMap<string, Field> {
  return new Map(
    Object.entries(words).flatMap(([field, spellings]) =>
      spellings!.split(' ').map((spelling) => [spelling, field as Field] as const),
    ),
  )
}

/** The field that a header key usually means. */
export function fieldOfHeader(noun: Noun, key: string): Field | undefined {
  return WORDS[noun].get(key)
}

/**
 * What rows with these headers most likely are: something that happened at a time to somebody is a touchpoint; a
 * title with an address and no person is an asset; all else is a lead.
 */
export function nounOfHeaders(keys: readonly string[]): Noun {
  const has = (noun: Noun, field: Field) => keys.some((key) => WORDS[noun].get(key) === field)
  const isSomebody = has('touchpoint', 'email') || has('touchpoint', 'leadId')
  if (isSomebody && has('touchpoint', 'type') && has('touchpoint', 'at')) return 'touchpoint'
  const isAsset = has('asset', 'title') && (has('asset', 'url') || has('asset', 'summary'))
  return isAsset && !has('lead', 'email') && !has('lead', 'lastName') ? 'asset' : 'lead'
}
