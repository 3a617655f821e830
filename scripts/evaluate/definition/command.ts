import { checkRule, type Subject } from '../../../lib/domain/definition/check-rule.ts'
import {
  makeReportLine,
  type Case,
  type ReportLine,
} from '../../../lib/domain/definition/definition-report.ts'
import { criteriaOf, type Condition } from '../../../lib/domain/definition/rule.ts'
import { conditionWords, meaningWords } from '../../../lib/domain/definition/rule-words.ts'
import type { Command, Result } from '../command.ts'
import { readOptions } from '../table/read-options.ts'
import { columnOf, readTable } from '../table/read-table.ts'
import { troubleNotes } from '../table/trouble-notes.ts'
import { counted, percent, textTable } from '../text-table.ts'
import { readSubjects, readTarget } from './read-leads.ts'
import { readRule } from './read-rule.ts'
import { readTouches } from './read-touches.ts'
import { readWhatIf } from './what-if.ts'

/** How well a definition of a qualified lead tells the good ones. */
export const definitionCommand: Command = {
  name: 'definition',
  summary: 'Precision, recall and lift of a definition of an MQL, whole and by criterion',
  help: `npm run evaluate -- definition --leads F --target COLUMN --rule R.json [--what-if 600,1200] [--json]

Holds every lead of a table against a rule. precision: of those that meet it, the share with a yes in the target,
with its 95% interval; coverage: the share of those that meet it whose target is known; recall: of all with a yes,
the share that meet it; lift: precision over the share of yes among all. Below 1 a rule is worse than chance.

  --leads F          CSV, TSV, JSON or JSON Lines, gzipped or not: one lead a row
  --target COLUMN    what became of the lead: 1, true, yes or 0, false, no; empty where it is not known yet
  --positive A,B     the words of the target that mean yes, where it holds others; all else then means no
  --rule R.json      the rule, see below
  --what-if N,N      the same with other numbers: "600,1200" for the rule's first one, "2=5" for its second
  --touches F --map M.json --id COLUMN [--at TIME]
                     for a rule that counts touches: a file of them, its map { "lead", "time", "type" } (with
                     "types": { "Their name": "pricing.viewed" } where needed), the id column of the leads, and the
                     moment at which windows end (else the last touch)
  --json             one object on the last line: {"leads","positives","baseRate","met","judged","coverage",
                     "precision","low","high","recall","lift","criteria":[{"words",…same}],"whatIf":[…same]}

A rule is one condition, or { "all": […] } or { "any": […] } of several, four groups deep at most. Any may have a
"name". A condition compares a field (a column):
  { "field": "Seconds", "op": ">=", "value": 900 }       > >= < <=  with a number
  { "field": "Industry", "op": "=", "value": "Retail" }  = !=       with a text, number or true/false
  { "field": "Country", "op": "in", "value": ["DE"] }    in, not in with a list
  { "field": "Title", "op": "contains", "value": "VP" }  contains   a part, whatever the capitals
  { "field": "Phone", "op": "known" }                    known, unknown
or counts touches, machines left out, ever or within some days:
  { "touches": ["pricing.viewed", "demo.requested"], "atLeast": 2, "withinDays": 30 }     or "atMost": 0
A criterion whose field is empty is not met.`,

  async run(argv): Promise<Result> {
    const options = readOptions(argv, ['leads', 'target', 'rule'], ['positive', 'what-if', 'touches', 'map', 'id', 'at']) // prettier-ignore
    const rule = readRule(options.rule)
    const others = readWhatIf(options['what-if'], rule)
    const table = await readTable(options.leads)
    const target = readTarget(columnOf(table, options.target), options.positive?.split(','))
    const touches = await readTouches(options)
    const subjects = readSubjects(table, rule, touches)
    const report = reportOf(rule, subjects, target)
    const whatIf = others.map((other) => reportOf(other, subjects, target))
    const notes = troubleNotes(table)
    return { json: jsonOf(report, whatIf), text: [textOf(report, whatIf), ...notes].join('\n') }
  },
}

interface Report extends ReportLine {
  words: string
  criteria: (ReportLine & { words: string })[]
}

function reportOf(
  rule: Condition,
  subjects: readonly Subject[],
  target: readonly (boolean | undefined)[],
): Report {
  const checked = subjects.map((subject) => checkRule(rule, subject))
  const cases = (outcomes: readonly string[]): Case[] =>
    outcomes.map((outcome, row) => ({
      isMet: outcome === 'met',
      verdict: target[row] === undefined ? undefined : target[row] ? 'accepted' : 'rejected',
      isWon: target[row] === true,
    }))
  return {
    words: meaningWords(rule),
    ...makeReportLine(cases(checked.map((each) => each.outcome))),
    criteria: criteriaOf(rule).map((criterion, i) => ({
      words: conditionWords(criterion),
      ...makeReportLine(cases(checked.map((each) => each.criteria[i]!.outcome))),
    })),
  }
}

function jsonOf(report: Report, whatIf: readonly Report[]): object {
  const { criteria, words, ...line } = report
  return {
    words,
    positives: line.won,
    baseRate: line.baseRate ?? null,
    ...jsonOfLine(line),
    criteria: criteria.map(jsonOfLine),
    whatIf: whatIf.map(({ criteria: _criteria, ...other }) => jsonOfLine(other)),
  }
}

/** A null rather than a missing key where nothing is known. */
function jsonOfLine<T extends ReportLine>(line: T): object {
  const { won: _won, wonMet: _wonMet, baseRate: _base, ...rest } = line
  return { ...rest, coverage: line.coverage ?? null, precision: line.precision ?? null, recall: line.recall ?? null, lift: line.lift ?? null } // prettier-ignore
}

const HEADS = ['Rule', 'Met', 'Precision', '95% from', 'to', 'Coverage', 'Recall', 'Lift']

function textOf(report: Report, whatIf: readonly Report[]): string {
  const single = report.criteria.length === 1
  const lines = [report, ...(single ? [] : report.criteria), ...whatIf]
  const rows = lines.map((line, i) => [
    i === 0 ? 'Whole rule' : line.words,
    line.met,
    ...[line.precision, line.low, line.high, line.coverage, line.recall].map(percent),
    line.lift,
  ])
  const of = `${counted(report.leads, 'lead')}, ${percent(report.baseRate)} of those known with a yes.`
  return [report.words, '', textTable(HEADS, rows), '', of].join('\n')
}
