/** Acts by short codes, and which penal code or procedure is taken to apply. The sections themselves are in `law/`. */
import { codeList } from "../code-list.ts";

export const acts = codeList({
  name: "act",
  title: "Act",
  source: "India Code (indiacode.nic.in), short titles",
  words: {
    bns: "Bharatiya Nyaya Sanhita, 2023",
    ipc: "Indian Penal Code, 1860",
    pocso: "Protection of Children from Sexual Offences Act, 2012",
    itpa: "Immoral Traffic (Prevention) Act, 1956",
    "jj-2015": "Juvenile Justice (Care and Protection of Children) Act, 2015",
    "jj-2000": "Juvenile Justice (Care and Protection of Children) Act, 2000",
    "it-act": "Information Technology Act, 2000",
    "bonded-labour": "Bonded Labour System (Abolition) Act, 1976",
    "child-labour": "Child and Adolescent Labour (Prohibition and Regulation) Act, 1986",
    "child-marriage": "Prohibition of Child Marriage Act, 2006",
    "sc-st": "Scheduled Castes and the Scheduled Tribes (Prevention of Atrocities) Act, 1989",
    "organ-transplant": "Transplantation of Human Organs and Tissues Act, 1994",
    foreigners: "Foreigners Act, 1946",
    passports: "Passports Act, 1967",
    arms: "Arms Act, 1959",
    ndps: "Narcotic Drugs and Psychotropic Substances Act, 1985",
    bnss: "Bharatiya Nagarik Suraksha Sanhita, 2023",
    crpc: "Code of Criminal Procedure, 1973",
    "other-act": "Another Act",
  },
});

export const penalRegimes = codeList({
  name: "penal-regime",
  title: "Penal code",
  source: "Constitution art. 20(1); BNS s.358; General Clauses Act 1897 s.6",
  words: {
    ipc: "Indian Penal Code (offence before 1 July 2024)",
    bns: "Bharatiya Nyaya Sanhita (offence from 1 July 2024)",
    both: "Both: the offence spans 1 July 2024",
    undecided: "Not decided",
  },
});
