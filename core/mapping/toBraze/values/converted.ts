import { textJson } from '../../values/textJson';

/**
 * A value on its way to Braze. JSON text, so that numbers keep all their digits and delivery never
 * parses. A warning beside it tells what was mended or partly sent; a warning alone, why the value
 * is left out. Nothing at all: the source says nothing.
 */
export type Converted =
	{ readonly json: string; readonly warning?: string } | { readonly warning: string } | undefined;

/** What the texts of a source become. */
export type Convert = (values: readonly string[]) => Converted;

/** What one text that is not blank becomes. */
export type ConvertText = (text: string) => Converted;

/** A text as JSON, with the warning that it was mended when it was. */
export const sentText = (text: string, mended?: string): Converted =>
	mended === undefined ? { json: textJson(text) } : { json: textJson(text), warning: mended };
