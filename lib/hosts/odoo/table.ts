import type { HostTable } from '../../domain/host-table'
import { probe } from '../table-probe'

/** The form of a person: a lead's form has its title, not a name, in the same place. */
const PERSON = '.o_form_view:has(.o_field_widget[name="email"])'

/** A field's value by its technical name: forms are editable at once since 16, and read-only for some users. */
function field(name: string) {
  return [probe('B', `[name="${name}"] input`), probe('B', `[name="${name}"] span`)]
}

/**
 * The client's source is public: fields carry their technical names in every language and version. A lead's title is
 * not its person's name. Unknown: the numbers of an installation's own actions (`action-312`), so those are not read.
 */
export const odoo: HostTable = {
  host: 'odoo',
  label: 'Odoo',
  sites: ['*.odoo.com'],
  // Others are the website's.
  paths: '^/(?:odoo|web)(?:/|$)',
  // The back end's own scripts; a website made with it has others.
  marks: 'script[src*="/web.assets_web"],script[src*="/web.assets_backend"]',
  routes: [
    // What is open comes last; what led there stands before it.
    {
      pattern:
        '^/odoo/(?:.*/)?(?<object>crm|leads|contacts|crm\\.lead|res\\.partner|action-crm\\.crm_lead_all_leads)/(?<id>\\d+)(?=[?#]|$)',
    },
    {
      pattern:
        '^/web[^#]*#(?=(?:.*&)?model=(?<object>crm\\.lead|res\\.partner)(?:&|$))(?=(?:.*&)?id=(?<id>\\d+)(?:&|$)).*',
    },
  ],
  objects: {
    crm: 'lead',
    leads: 'lead',
    'crm.lead': 'lead',
    'action-crm.crm_lead_all_leads': 'lead',
    contacts: 'contact',
    'res.partner': 'contact',
  },
  record: {
    // A dialog's form stands outside.
    panes: ['.o_action_manager .o_form_view'],
    // Lists of people in the form, and the conversation beside it.
    skip: '.o_field_x2many,.o_field_one2many,.o_field_many2many,.o_list_renderer,.o_kanban_renderer,.o_list_view,.o_kanban_view,.o-mail-Form-chatter,.o_FormRenderer_chatterContainer,.oe_chatter,[role=dialog]',
    email: ['email_from', 'email'].flatMap((name) => [
      // On the sheet: the conversation is beside it.
      probe('B', `.o_form_sheet .o_field_widget[name="${name}"] input[type="email"]`),
      probe('B', `.o_form_sheet .o_field_widget[name="${name}"] a.o_form_uri`),
      // Until 15, the link itself was the field.
      probe('C', `.o_form_sheet a.o_field_widget[name="${name}"]`),
    ]),
    name: [
      ...field('contact_name'),
      probe('B', `${PERSON} .oe_title [name="name"] input`),
      probe('B', `${PERSON} .oe_title [name="name"] textarea`),
      probe('B', `${PERSON} .oe_title [name="name"] span`),
      probe('C', `${PERSON} .o_last_breadcrumb_item`),
    ],
    title: field('function'),
    company: [...field('partner_name'), probe('B', '[name="parent_id"] input')],
  },
}
