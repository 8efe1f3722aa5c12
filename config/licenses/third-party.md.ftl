<#--
  Template of THIRD_PARTY_LICENSES.md. The table of libraries comes from the build, the rest is kept
  here by hand. After a change: mvn -B -DskipTests package, then copy
  target/licenses/THIRD_PARTY_LICENSES.md to the root of the project.
-->
# Third-party licences

Plant Disease Detector is licensed under the Apache License 2.0 (`LICENSE`). It contains, or is distributed together with, the works below. The build generates this file from the resolved dependencies and `config/licenses/third-party.md.ftl`, and fails when a library has a licence outside its allow-list (Apache-2.0, MIT, BSD-3-Clause, GPL-2.0 with the Classpath exception, MPL-2.0). A CycloneDX bill of materials with hashes lies in the application image and in `target/sbom/`.

## Java libraries

| Library | Version | Licence |
|---|---|---|
<#assign seen = []>
<#list dependencyMap as entry>
<#assign library = entry.getKey()>
<#assign id = library.groupId + ":" + library.artifactId>
<#if !seen?seq_contains(id)>
<#assign seen = seen + [id]>
| <#if library.url?has_content>[${id}](${library.url})<#else>${id}</#if> | ${library.version} | <#list entry.getValue() as licence>${licence}<#sep> or </#sep></#list> |
</#if>
</#list>

Where two licences are given, this project uses the library under Apache-2.0, and H2 under MPL-2.0.

## Native libraries inside these

| Work | Found in | Licence |
|---|---|---|
| libtorch 2.7.1 (PyTorch) | `ai.djl.pytorch:pytorch-native-cpu` | BSD-3-Clause, text below; its statically linked parts (among them oneDNN, XNNPACK, FBGEMM, sleef, protobuf) are under Apache-2.0, BSD, MIT and Boost licences |
| libgomp (GCC) | `ai.djl.pytorch:pytorch-native-cpu` for Linux | GPL-3.0-or-later WITH GCC-exception-3.1 |
| JavaFX native libraries | `org.openjfx:javafx-graphics` | GPL-2.0-only WITH Classpath-exception-2.0 |
| JNA native library | `net.java.dev.jna:jna` | Apache-2.0 (chosen of two) |
| Material Icons font | `org.kordamp.ikonli:ikonli-material2-pack` | Apache-2.0, Google |
| OpenJDK 25 runtime (application image only) | `lib/runtime` | GPL-2.0-only WITH Classpath-exception-2.0; texts in `lib/runtime/legal` |

## Models

The networks in `models/` are licensed under Apache-2.0. They were fine-tuned from an ImageNet-pretrained feature extractor by Google, also Apache-2.0; the model card of a bundle says from which:

| Network | Source |
|---|---|
| MobileNetEdgeTPU 1.0 | mlcommons/mobile_models, `v0_7/tflite/mobilenet_edgetpu_224_1.0_uint8.tflite`, commit 1f9963316b81 |

## Photographs

The networks were trained on these collections. The application contains a few of their photographs as samples, and only from those marked so.

| Collection | Licence | Attribution | Samples |
|---|---|---|---|
| PlantVillage | CC0-1.0 (Mendeley Data release tywbtsjrjv, 2019); the original release says CC-BY-SA-3.0 | Hughes and Salathé 2015, arXiv 1511.08060; Arun Pandian and Geetharamani 2019 | yes |
| BRACOL (coffee leaves) | MIT | Esgario, Krohling and Ventura 2020 | yes |
| iBean | MIT | Makerere AI Lab 2020 | yes |
| PlantDoc | CC-BY-4.0; the authors collected the pictures from the web, and some carry watermarks | Singh et al. 2020, arXiv 1911.10317 | no |

## Licence texts

Apache-2.0: see `LICENSE`. GPL-2.0 with the Classpath exception: see `lib/runtime/legal/java.base` in the application image, or <https://openjdk.org/legal/gplv2+ce.html>.

MPL-2.0 (H2): see <https://www.mozilla.org/MPL/2.0/>. H2 is distributed unmodified; its sources are at <https://github.com/h2database/h2database>.

### BSD-3-Clause (libtorch, TwelveMonkeys, XMPCore)

```
From TwelveMonkeys:

Copyright (c) 2008-2025, Harald Kuhr
All rights reserved.

From XMPCore:

Copyright (c) 2009, Adobe Systems Incorporated
All rights reserved.

From PyTorch:

Copyright (c) 2016-     Facebook, Inc            (Adam Paszke)
Copyright (c) 2014-     Facebook, Inc            (Soumith Chintala)
Copyright (c) 2011-2014 Idiap Research Institute (Ronan Collobert)
Copyright (c) 2012-2014 Deepmind Technologies    (Koray Kavukcuoglu)
Copyright (c) 2011-2012 NEC Laboratories America (Koray Kavukcuoglu)
Copyright (c) 2011-2013 NYU                      (Clement Farabet)
Copyright (c) 2006-2010 NEC Laboratories America (Ronan Collobert, Leon Bottou, Iain Melvin, Jason Weston)
Copyright (c) 2006      Idiap Research Institute (Samy Bengio)
Copyright (c) 2001-2004 Idiap Research Institute (Ronan Collobert, Samy Bengio, Johnny Mariethoz)

From Caffe2:

Copyright (c) 2016-present, Facebook Inc. All rights reserved.

All contributions by Facebook:
Copyright (c) 2016 Facebook Inc.

All contributions by Google:
Copyright (c) 2015 Google Inc.
All rights reserved.

All contributions by Yangqing Jia:
Copyright (c) 2015 Yangqing Jia
All rights reserved.

All rights reserved.

Redistribution and use in source and binary forms, with or without
modification, are permitted provided that the following conditions are met:

1. Redistributions of source code must retain the above copyright
   notice, this list of conditions and the following disclaimer.

2. Redistributions in binary form must reproduce the above copyright
   notice, this list of conditions and the following disclaimer in the
   documentation and/or other materials provided with the distribution.

3. Neither the names of the copyright holders, Facebook, Adobe Systems, Deepmind Technologies, NYU, NEC Laboratories America
   and IDIAP Research Institute nor the names of its contributors may be
   used to endorse or promote products derived from this software without
   specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE
ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT OWNER OR CONTRIBUTORS BE
LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR
CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF
SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE)
ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
POSSIBILITY OF SUCH DAMAGE.
```

### MIT (SLF4J, AtlantaFX, Bouncy Castle, BRACOL and iBean photographs)

```
SLF4J: Copyright (c) 2004-2022 QOS.ch Sarl (Switzerland)
AtlantaFX: Copyright (c) 2022 mkpaz
Bouncy Castle: Copyright (c) 2000-2025 The Legion of the Bouncy Castle Inc. (https://www.bouncycastle.org)
BRACOL: Copyright (c) 2020 the authors named above
iBean: Copyright (c) 2020 AIR Lab Makerere University

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
```
