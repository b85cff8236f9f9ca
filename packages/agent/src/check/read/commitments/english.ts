import { anyOf } from "../../../text/anyOf.ts";

/** What the agent may say that it does: talk. */
const TALK =
  "show|tell|help|explain|compare|recommend|suggest|share (?:the|a|some|this|these)|list|look (?:it |that |them )?up|look for|search|find|send (?:you )?(?:the |a |some )?(?:link|links|photo|picture|price|prices|sizes|options|details|info)|give (?:you )?(?:the |a |some )?(?:link|price|prices|sizes|options|details|info|summary|idea)|describe|summari[sz]e|answer|ask you|guess|say|go (?:for|with|over|through)|need|have to|love|like|want|see|understand|think|believe|suppose|appreciate|be (?:happy|glad|here|honest|able|around)|point you|walk you|pass you|hand you|transfer you|connect you|put you (?:through|in touch)|let you know (?:the|which|what|that)|leave you (?:the|with)|start|stick|keep it|keep (?:that|this) in mind|assume|repeat|translate|quote|calculate|check(?! (?:it )?(?:with|and|then))";
const NOW =
  "(?: (?:now|just|also|already|personally|gladly|happily|then|certainly|definitely|really|actually|all|both))*";
/** "We have set it aside" is done; "we have the Clara in black" is there. */
const PARTICIPLE =
  "(?:[a-z]{2,}ed|[a-z]+(?:own|awn|ewn|oken|iven|aken|itten|osen|idden)|put|set|sent|made|kept|held|told|left|paid|bought|brought|lent|let|done|gone|begun|had|spoken|cut)";
const ACT = new RegExp(
  `\\b(?:i|we) (?:(?:ll|will|shall|am going to|m going to|are going to|re going to)${NOW} (?!${NOW.slice(3, -2)}|not\\b|never\\b|(?:${TALK})\\b)[a-z]+|(?:ve|have)${NOW} (?!interested\\b|looked\\b|needed\\b|sent you the\\b|(?:${TALK})\\b)${PARTICIPLE}\\b)`,
);
const DOING = new RegExp(
  `\\b(?:i m|i am|we re|we are)${NOW} (?!(?:looking|searching|showing|thinking|assuming|referring|seeing|reading|going|missing|guessing|wondering|hoping|using|sharing|listing|attaching|talking about|sending you the|trying|getting that|having|being|nothing|something|anything|everything|looking|asking because|asking you|closing|opening (?:on|at|from))\\b)[a-z]{2,}ing\\b`,
);
/** Someone of the shop, not the courier, will do something. */
const OTHERS =
  /\b(?:someone|somebody|a colleague|my colleague|our team|the team|the owner|the manager|the shop|the store|staff|a technician|the technician|an? (?:agent|expert|specialist|seamstress))(?: [a-z]+){0,4} (?:will|is going to|are going to|s going to|ll|is coming|is about to) (?!need|have to|see your message)[a-z]+/;
const RECEIVED =
  /\byou (?:ll|will|re going to|are going to|should) (?:have it|have them|get it|get them|receive|be (?:called|contacted|refunded|credited|reimbursed))|\b(?:it|they|that)(?: ll| will| s going to| re going to) (?:be with you|be there|be back|arrive|reach you|ship|leave|go out|get there)|\b(?:be|been|being) (?:shipped|dispatched|delivered|sent out|posted)\b|\barriv(?:e|es|ing) before\b/;
const ASSURED =
  /\bi promise\b|\bwe promise\b|\byou can count on\b|\bcount on (?:it|us|me)\b|\bconsider it done\b|\bleave it (?:with|to) (?:me|us)\b|\brest assured\b|\b(?:i|we) guarantee\b|\b(?:is|are|s) guaranteed\b|\b(?:you have|take) my word\b|\bexpect a (?:call|message|reply|visit)\b|\blet me (?:check|ask|see|find out|confirm)[a-z ]* (?:with|and (?:i|we)|and come|then)\b|\b(?:come|get) back to you\b|\bone moment\b|\bgive me (?:a|one) (?:minute|moment|second|sec)\b|\bbear with me\b|\bback in stock (?:next|this|in|on|by|soon|tomorrow)\b|\b(?:restock|new stock|more stock)(?: [a-z]+){0,3} (?:next|this|soon|coming|arriv)\b/;
/** "We reopened your claim", "I took it off the site": done for the customer. */
const DID =
  /\b(?:i|we) (?:have |already |just |also )*(?!checked|looked|found|searched|noticed|missed|misread|compared|mentioned|listed|explained|understood|received|needed|wanted|tried|thought)(?:[a-z]{3,}ed|took|put|sent|gave|made|spoke|told|set|held|kept) (?:you|your|it|one|them|the last|to the|with the)\b/;
const OTHERS_TO =
  /(?<!\b(?:courier|carrier|post|postman|correo|andreani) )\b(?:is|are|s|re) (?:going to|gonna) (?:phone|call|ring|text|message|contact|email|visit|meet|see|reach out to) you\b|\b(?:will|ll) (?:phone|call|ring|text|message|contact|visit|meet) you\b/;
const HAPPENS =
  /\b(?:nobody else|no one else|has your name|your name on it|(?<!\border #?\d* ?)(?:is|are|s) (?:on (?:its|their) way|yours)|(?:money|cash) (?:comes|goes|back)|our treat|(?<!(?:i|we) )went through|first on the list|hang on|hold on|stays put|hits the road|lands (?:on|next|this|in|tomorrow|tonight))\b|\byou (?:ll|will) (?!need|see|find|be able|want|love|have to|notice|get (?:the|an?) (?:e-?mail|code|link))[a-z]+(?: [a-z]+){0,5} (?:by|before|on|this|next|tomorrow|tonight|in time)\b/;
const DENIED =
  /\b(?:not|never|cannot|no|nobody|(?:can|don|won|couldn|didn|wouldn|isn|aren|doesn) t|unable|no way of)\b(?! else)/;

const UNSURE =
  /\b(?:can t|cannot|couldn t|won t|not able to) (?:promise|say|tell|know|guarantee|confirm|be sure)\b|\bdon t know\b|\bnot sure\b|\bno (?:idea|way of)\b/;

const COMMITS = [ACT, DOING, DID, OTHERS, OTHERS_TO, RECEIVED, ASSURED, HAPPENS];
const ONE_OF_THEM = anyOf(COMMITS);

/** The place of what an English clause says that somebody of the shop does; null where it only speaks. */
export function findEnglish(text: string): { index: number; length: number } | null {
  if (!ONE_OF_THEM.test(text) || UNSURE.test(text)) return null;
  for (const pattern of COMMITS) {
    const match = pattern.exec(text);
    if (match !== null && !DENIED.test(`${nearBefore(text, match.index)}${match[0]}`))
      return { index: match.index, length: match[0].length };
  }
  return null;
}

/** A denial reaches over two words: "if it doesn't fit we'll collect it" denies the fit. */
function nearBefore(text: string, index: number): string {
  return `${text.slice(0, index).trim().split(" ").slice(-2).join(" ")} `;
}
