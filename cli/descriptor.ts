/** `keel descriptor`: what a HID report descriptor declares, and what a report of the device says by it. */
import { extractFields } from '#core/hid-descriptor/extract.ts';
import type { HidValue } from '#core/hid-descriptor/extract.ts';
import type { HidField, UsageRange } from '#core/hid-descriptor/field.ts';
import { parseDescriptor } from '#core/hid-descriptor/parse.ts';
import { parsedArguments } from './arguments.ts';
import { refusal } from './refusal.ts';
import { readBytes } from './files.ts';

export const DESCRIPTOR_USAGE = 'descriptor FILE [--report HEX] [--json]';

/** @returns the exit code 0. @throws Refusal or KeelError for arguments, a file or bytes that make no sense. */
export async function descriptorCommand(args: readonly string[]): Promise<number> {
  const { file, report, json } = parse(args);
  const descriptor = parseDescriptor(descriptorBytes(readBytes(file)));
  if (report === undefined) {
    const { numbersReports, fields } = descriptor;
    console.log(json ? JSON.stringify({ numbersReports, fields }, undefined, 2) : fieldTable(fields));
    return 0;
  }
  const values = extractFields(descriptor, report);
  if (values.length === 0) throw refusal('The descriptor declares no values of such an input report.');
  console.log(json ? JSON.stringify(values.map(jsonOf), undefined, 2) : valueTable(values));
  return 0;
}

function parse(args: readonly string[]): { file: string; report: Uint8Array | undefined; json: boolean } {
  const { values, positionals } = parseChecked(args);
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw refusal(`Name one file: keel ${DESCRIPTOR_USAGE}`);
  const report = values.report === undefined ? undefined : hexBytes(values.report);
  if (values.report !== undefined && report === undefined) {
    throw refusal('--report is the bytes of an input report, as in --report "01 7f 80".');
  }
  return { file, report, json: values.json };
}

function parseChecked(args: readonly string[]) {
  return parsedArguments(
    {
      args: [...args],
      options: { report: { type: 'string' }, json: { type: 'boolean', default: false } },
      allowPositionals: true,
    },
    DESCRIPTOR_USAGE,
  );
}

/** Hexadecimal text, or the bytes themselves, as Linux has them in /sys/class/hidraw/hidraw0/device/report_descriptor. */
function descriptorBytes(file: Buffer): Uint8Array {
  const bytes = hexBytes(file.toString('latin1')) ?? file;
  if (bytes.length === 0) throw refusal('The file is empty.');
  return bytes;
}

/** Pairs of digits, with or without 0x, blanks, commas or bars between; undefined for anything else. */
function hexBytes(text: string): Uint8Array | undefined {
  const digits = text.replaceAll(/0x|[\s,|]/gi, '');
  return /^([\da-f]{2})+$/i.test(digits) ? Uint8Array.from(Buffer.from(digits, 'hex')) : undefined;
}

function fieldTable(fields: readonly HidField[]): string {
  const rows = fields.map((field) => [
    field.kind,
    hex(field.reportId, 2),
    String(field.bitOffset),
    `${field.count} x ${field.bitSize}`,
    field.isConstant ? 'padding' : usagesText(field.usages),
    `${field.logicalMinimum} to ${field.logicalMaximum}`,
    flagsText(field),
  ]);
  return table([['report', 'id', 'bit', 'values', 'usages', 'range', ''], ...rows]);
}

function usagesText(usages: readonly UsageRange[]): string {
  const texts = usages.map(({ first, count }) =>
    count === 1 ? usageText(first) : `${usageText(first)}-${hex((first % 65_536) + count - 1, 4)}`,
  );
  return texts.length === 0 ? 'none' : texts.join(' ');
}

/** Page:usage. */
function usageText(usage: number): string {
  return `${hex(Math.floor(usage / 65_536), 4)}:${hex(usage % 65_536, 4)}`;
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}

function flagsText({ isConstant, isVariable, isRelative, hasNull, unitExponent }: HidField): string {
  if (isConstant) return '';
  const flags = [
    isVariable ? '' : 'array',
    isRelative ? 'relative' : '',
    hasNull ? 'may be null' : '',
    unitExponent === 0 ? '' : `x 1e${unitExponent}`,
  ];
  return flags.filter((flag) => flag !== '').join(', ');
}

function valueTable(values: readonly HidValue[]): string {
  const rows = values.map(({ usage, logical, physical }) => [
    usage === undefined ? 'none' : usageText(usage),
    String(logical),
    physical === undefined ? 'null' : String(physical),
  ]);
  return table([['usage', 'logical', 'physical'], ...rows]);
}

function jsonOf({ field, usage, logical, physical }: HidValue): object {
  return { reportId: field.reportId, usage: usage ?? null, logical, physical: physical ?? null };
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    rows.reduce((most, row) => Math.max(most, row[column]?.length ?? 0), 0),
  );
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  return rows.map((row) => line(row).trimEnd()).join('\n');
}
