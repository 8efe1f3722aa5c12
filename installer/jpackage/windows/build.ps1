<#
.SYNOPSIS
Makes the msi packages of the application image: one for the machine, one for the user alone.
.DESCRIPTION
Needs JDK 25 and WiX 3.14 or newer on the path, and an image made on Windows by
mvn -B -Pinstaller -DskipTests package. Signs image and packages where PDD_SIGN_THUMBPRINT names a
certificate of the certificate store; nothing is signed without it. Writes checksums beside them.
#>
param(
    [string] $Image = 'target/app-image/PlantDiseaseDetector',
    [string] $Out = 'target/packages',
    # Stays the same for ever: by it Windows knows that one version replaces the other.
    [string] $UpgradeCode = '5b0f3c5a-6a0e-4f57-9c1d-8a4f2f6f9b11'
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$here = $PSScriptRoot
$config = Get-Content (Join-Path $Image 'app/pdd.cfg')
$version = ($config | Select-String '^java-options=-Djpackage\.app-version=(.*)$').Matches[0].Groups[1].Value

function Invoke-Checked {
    param([string] $Program, [string[]] $Arguments)
    & $Program @Arguments
    if ($LASTEXITCODE -ne 0) { throw "$Program ended with exit code $LASTEXITCODE" }
}

function Add-Signature {
    param([string[]] $Files)
    if ($env:PDD_SIGN_THUMBPRINT) {
        $server = if ($env:PDD_SIGN_TIMESTAMP) { $env:PDD_SIGN_TIMESTAMP } else { 'http://timestamp.digicert.com' }
        Invoke-Checked 'signtool' (@('sign', '/sha1', $env:PDD_SIGN_THUMBPRINT, '/fd', 'SHA256', '/tr', $server, '/td', 'SHA256') + $Files)
    }
}

function New-Package {
    param([string] $Scope, [string[]] $More)
    $folder = Join-Path $Out $Scope
    New-Item -ItemType Directory -Force $folder | Out-Null
    Invoke-Checked 'jpackage' (@(
            '--type', 'msi', '--app-image', $Image, '--dest', $folder,
            '--name', 'PlantDiseaseDetector', '--app-version', $version, '--vendor', 'Plant Disease Detector',
            '--icon', (Join-Path $here '../icons/plant-disease-detector.ico'),
            '--license-file', 'LICENSE', '--win-upgrade-uuid', $UpgradeCode,
            '--win-menu', '--win-menu-group', 'Plant Disease Detector', '--win-dir-chooser',
            '--file-associations', (Join-Path $here '../associations/model.properties'),
            '--file-associations', (Join-Path $here '../associations/cases.properties')) + $More)
    $package = Join-Path $Out "plant-disease-detector-$version-$Scope.msi"
    Move-Item -Force (Get-ChildItem $folder -Filter '*.msi').FullName $package
    Remove-Item $folder
    Add-Signature @($package)
    $hash = (Get-FileHash -Algorithm SHA256 $package).Hash.ToLowerInvariant()
    Set-Content -NoNewline "$package.sha256" "$hash  $(Split-Path -Leaf $package)`n"
    Copy-Item (Join-Path $Image 'app/plant-disease-detector-sbom.json') "$package.sbom.json"
}

New-Item -ItemType Directory -Force $Out | Out-Null
Add-Signature @((Get-ChildItem $Image -Filter '*.exe').FullName)
New-Package 'machine' @()
New-Package 'user' @('--win-per-user-install')
