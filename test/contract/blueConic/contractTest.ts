import { hasBlueConicDocument } from './blueConicContract';

const REASON = "skipped: BLUECONIC_OPENAPI names no copy of BlueConic's OpenAPI document";

/** A test that needs BlueConic's document; without it, its name says why it is skipped. */
export function contractTest(name: string, run: () => Promise<void>): void {
	if (hasBlueConicDocument) test(name, run);
	else test.skip(`${name} (${REASON})`, run);
}
