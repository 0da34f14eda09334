/** The Child Welfare Committee, care, return, compensation and special relief. */
import { codeList } from "../code-list.ts";

export const cwcOrders = codeList({
  name: "cwc-order",
  title: "What was ordered",
  source: "JJ Act 2015 ss.30, 31, 36, 37; POCSO Rules 2020 r.4",
  words: {
    "child-in-need-of-care": "Declared a child in need of care and protection",
    "remove-from-custody": "To be taken out of the custody of the family or household",
    "stay-with-family": "To stay with the family",
    placement: "Placed in a home or with a fit person",
    restoration: "To be restored to the family",
    "transfer-to-other-cwc": "Transferred to another committee",
    "medical-examination": "Medical examination",
    "age-determination": "Age to be determined",
    "social-investigation": "Social investigation",
    "home-verification": "Home to be verified",
    "support-person": "Support person assigned",
    counselling: "Counselling",
    "special-relief": "Special relief",
    escort: "Escort home",
    other: "Other",
    "not-stated": "Not stated",
  },
});

export const careKinds = codeList({
  name: "care-kind",
  title: "Kind of care",
  source: "POCSO Act s.19(5); BNSS s.397 (CrPC s.357C); POCSO Rules 2020 r.6",
  words: {
    shelter: "Shelter",
    "hospital-admission": "Admission to a hospital",
    "first-aid-or-treatment": "First aid or treatment",
    counselling: "Counselling",
    "mental-health-care": "Mental health care",
    education: "Education",
    "skills-or-work": "Skills or work",
    "legal-help": "Legal help",
    "food-or-clothes": "Food, clothes or money",
    other: "Other",
  },
});

export const escorts = codeList({
  name: "escort",
  title: "Escorted by",
  source: "JJ Model Rules 2016 r.82; words of our sources",
  words: {
    police: "Police",
    family: "Family",
    ngo: "Organisation",
    "cwc-or-child-protection-unit": "Child Welfare Committee or child protection unit",
    nobody: "Nobody",
    "not-stated": "Not stated",
  },
});

export const compensationSeekers = codeList({
  name: "compensation-seeker",
  title: "Who asked",
  source: "BNSS s.396 (CrPC s.357A); POCSO Rules 2020 r.9",
  words: {
    survivor: "Survivor",
    "family-or-guardian": "Family or guardian",
    counsel: "Counsel",
    organisation: "Organisation",
    prosecution: "Prosecution",
    "court-itself": "The court on its own",
    cwc: "Child Welfare Committee",
    "not-stated": "Not stated",
  },
});

/** In classes, because an amount can tell who somebody is. */
export const amountClasses = codeList({
  name: "amount-class",
  title: "Amount",
  source: "Tareekh; around the steps of the NALSA Compensation Scheme for Women Victims 2018",
  words: {
    "to-50000": "Up to Rs 50,000",
    "50001-to-100000": "Rs 50,001 to 1,00,000",
    "100001-to-200000": "Rs 1,00,001 to 2,00,000",
    "200001-to-500000": "Rs 2,00,001 to 5,00,000",
    "500001-to-1000000": "Rs 5,00,001 to 10,00,000",
    "above-1000000": "Above Rs 10,00,000",
    "not-stated": "Not stated",
  },
});

export const refusalReasons = codeList({
  name: "compensation-refusal-reason",
  title: "Why it was refused",
  source: "Tareekh; usual reasons of legal services authorities",
  words: {
    "trial-pending": "The trial is pending",
    "no-recommendation": "No recommendation by the court",
    "documents-missing": "Documents missing",
    "other-state": "Said to be for another State",
    "not-a-victim": "Not found to be a victim",
    late: "Asked too late",
    hostile: "The survivor did not support the prosecution",
    other: "Other",
    "not-stated": "Not stated",
  },
});

export const reliefPayers = codeList({
  name: "relief-payer",
  title: "Paid by",
  source: "POCSO Rules 2020 r.8(1)",
  words: {
    dlsa: "District Legal Services Authority",
    "child-protection-unit": "District Child Protection Unit",
    "juvenile-justice-fund": "Juvenile justice fund",
    other: "Other",
    "not-stated": "Not stated",
  },
});
